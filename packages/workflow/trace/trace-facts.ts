import type { Instant } from '@gov/base';
import { type Program, replay, type State, stepName, type WorkflowEvent } from '../index.ts';
import { waitedFor } from './waited-for.ts';

/** What the trace is told from. */
export interface TraceFacts {
  readonly program: Program;
  readonly state: State;
  readonly events: readonly {
    readonly sequence: number;
    readonly at: Instant;
    readonly personName: string;
    readonly event: WorkflowEvent;
  }[];
  /** What was written with an act on an item. */
  opinionOf(sequence: number, item: number): string | undefined;
  nameOf(personId: string): string;
  /** Programs of earlier versions, the oldest first: by each it was run until the event of that number moved it on. */
  readonly former?: readonly {
    readonly until: number;
    readonly program: Program;
    /** Number of the version that this move went back to; absent where it went on to a newer one, or it is not known. */
    readonly backTo?: number;
  }[];
  /** Labels of fields the reader may not see: not even that they were empty is said to him. */
  readonly concealed?: readonly string[];
}

/** The facts by which an event is told: steps bear the names they had when it happened, however the process was changed since. */
export function factsThen(facts: TraceFacts): (seq: number) => TraceFacts {
  const parts = (facts.former ?? []).map(({ until, program }) => {
    const past = facts.events.flatMap(({ event }) => (event.seq < until ? [event] : []));
    return { until, facts: { ...facts, program, state: replay(past) } };
  });
  return (seq) => parts.find(({ until }) => seq < until)?.facts ?? facts;
}

/** One act in words; what followed from it is told apart. */
export interface ActWords {
  readonly act: string;
  readonly step?: string;
  readonly detail?: string;
  readonly opinion?: string;
}

/** Circulation, not a step. */
export const isReading = (facts: TraceFacts, item: number): boolean => facts.state.items[item - 1]?.kind === 'read';

/** Whom a return waits for, as it stood after the act: the events up to it are played again. */
export function stillAtWork(
  facts: TraceFacts,
  parked: Extract<WorkflowEvent, { kind: 'visitParked' }>,
): readonly string[] {
  const until = facts.events.flatMap(({ event }) => (event.cause <= parked.cause ? [event] : []));
  return waitedFor(replay(until), parked.fork).map((personId) => facts.nameOf(personId));
}

/** Whose it was when this happened: it may have been transferred since. */
export function holderThen({ events, nameOf }: TraceFacts, item: number, seq: number): string {
  const holders = events.flatMap(({ event }) => {
    if (event.seq > seq) return [];
    if (event.kind === 'itemOpened' && event.item === item) return [event.holder];
    const given = event.kind === 'itemTransferred' || event.kind === 'itemReassigned';
    if (given && event.item === item) return [event.to];
    return event.kind === 'holderRestored' && event.item === item ? [event.holder] : [];
  });
  return nameOf(holders.at(-1)?.personId ?? '');
}

/** Name of a step by the number of its round. */
export function stepOfVisit(facts: TraceFacts, visit: number): string {
  const round = facts.state.visits[visit - 1];
  return round ? stepName(facts.program, round) : '';
}

/** The step a line belongs to, where it has one. */
export function stepPart(facts: TraceFacts, item: number): { readonly step?: string } {
  const visit = facts.state.items[item - 1]?.visit;
  const step = visit === undefined ? '' : stepOfVisit(facts, visit);
  return step ? { step } : {};
}

/** At most four are named. */
export const listed = (names: readonly string[]): string =>
  names.length <= 4 ? names.join('、') : `${names.slice(0, 3).join('、')}等 ${names.length} 人`;
