import type { Instant } from '@gov/base';
import type { WorkflowEvent } from '../event.ts';
import { evolve } from '../evolve/evolve.ts';
import type { Facts } from '../facts.ts';
import type { Program } from '../program.ts';
import type { EventSeq, State } from '../state.ts';

/** One instance as it really went. */
export interface History {
  /** All its events, from the first on. */
  readonly events: readonly WorkflowEvent[];
  /** The versions it was run by: each from the event of this number on; the first from 1. */
  readonly programs: readonly { readonly from: EventSeq; readonly program: Program }[];
  /** The world as far as it is known at an instant: organisation, form, calendar. Asked only for what the events do not say. */
  worldAt(at: Instant, seq: EventSeq): Facts;
}

/** One act with everything it led to, and how things stood before it. */
export interface PastAct {
  readonly seq: EventSeq;
  readonly head: WorkflowEvent;
  readonly events: readonly WorkflowEvent[];
  /** Undefined before the process was started. */
  readonly before: State | undefined;
  readonly after: State;
  readonly program: Program;
}

/** A history as its acts, in the order in which they happened. An instance without events has none. */
export function actsOf({ events, programs }: History): readonly PastAct[] {
  const acts: PastAct[] = [];
  let state: State | undefined;
  for (let at = 0; at < events.length; ) {
    const head = events[at];
    if (!head) break;
    let end = at + 1;
    while (end < events.length && events[end]?.cause === head.seq) end += 1;
    const own = events.slice(at, end);
    const before = state;
    state = own.reduce<State | undefined>((now, event) => evolve(now ?? null, event), before);
    // a move to another version is decided by the version that it leads to
    const program = programs.findLast(({ from }) => from <= head.seq)?.program ?? programs[0]?.program;
    if (state && program) acts.push({ seq: head.seq, head, events: own, before, after: state, program });
    at = end;
  }
  return acts;
}
