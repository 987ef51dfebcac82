import type { Instant, WorkCalendar } from '@gov/base';
import { visitStandsStill } from '../control/standing-still.ts';
import { isWithin } from '../engine/run.ts';
import { anchorOf } from '../flow/lineage.ts';
import type { NodeId, Program } from '../program.ts';
import { indexOf } from '../program-index.ts';
import type { State, Visit } from '../state.ts';
import { isInSection } from './section-clock.ts';
import { timeOf } from './wake-times.ts';

/** 子流程的限期, as who works in it has to know it. */
export interface ClockOver {
  readonly section: NodeId;
  readonly name: string;
  readonly dueAt: Instant;
}

/**
 * The time limits of the embedded sub-processes in which a step stands, outermost first: the first that leaves the sub-process,
 * or where none does the first that begins something beside it. None while it stands still.
 */
export function clocksOver(program: Program, state: State, visit: Visit, calendar: WorkCalendar): readonly ClockOver[] {
  const index = indexOf(program);
  const step = index.steps.get(anchorOf(state, visit).node);
  if (!step || visit.clock) return [];
  return state.visits.flatMap((clock): readonly ClockOver[] => {
    if (!clock.clock || clock.state !== 'open' || visitStandsStill(state, clock)) return [];
    const around = state.scopes[clock.scope - 1]?.parent ?? 0;
    if (!isWithin(state, visit.scope, around) || !isInSection({ index }, step, clock.node)) return [];
    const node = program.nodes[clock.node];
    const [dueAt] = endsOf(program, clock, calendar);
    return node && dueAt ? [{ section: clock.node, name: node.name, dueAt }] : [];
  });
}

function endsOf(program: Program, clock: Visit, calendar: WorkCalendar): readonly Instant[] {
  const waits = program.nodes[clock.node]?.waits ?? [];
  const times = waits.flatMap(({ beside }, at) => {
    const time = timeOf(program, clock, at, calendar);
    return time === undefined ? [] : [{ time, leaves: beside !== true }];
  });
  const leaving = times.filter(({ leaves }) => leaves);
  return (leaving.length > 0 ? leaving : times).map(({ time }) => time).sort();
}
