import type { Instant, WorkCalendar } from '@gov/base';
import { visitStandsStill } from '../control/standing-still.ts';
import type { Facts } from '../facts.ts';
import type { NodeDefinition, Program, TimeLimit } from '../program.ts';
import type { State, Visit, VisitId } from '../state.ts';
import { addLimit, addWorkingMillis, amountOf, shiftLimit, unitOf } from './working-time.ts';

/** When the timer should send `timeOut`; late is allowed, twice does nothing twice. */
export interface WakeTime {
  readonly visit: VisitId;
  readonly step: number;
  readonly at: Instant;
}

/** Wake-ups of an instance as it stands, earliest first. None of what stands still: resuming moves what is due. */
export function wakeTimes(program: Program, state: State, calendar: WorkCalendar): readonly WakeTime[] {
  if (state.status !== 'open' || state.suspended) return [];
  const times = state.visits
    .filter((visit) => visit.state === 'open' && !visitStandsStill(state, visit))
    .flatMap((visit) => wakeTimesOf(program, visit, calendar));
  return times.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.visit - b.visit || a.step - b.step));
}

function wakeTimesOf(program: Program, visit: Visit, calendar: WorkCalendar): readonly WakeTime[] {
  const { overdue, waits } = program.nodes[visit.node] ?? {};
  return (waits ?? overdue ?? []).flatMap((_, step) => {
    const at = timeOf(program, visit, step, calendar);
    return at === undefined || visit.timeOuts?.includes(step) ? [] : [{ visit: visit.id, step, at }];
  });
}

/** The first time a waiting step waits for. */
export const firstTimer = ({ waits }: NodeDefinition): TimeLimit | undefined =>
  waits?.map(({ on }) => on).find((on) => on.kind === 'timer');

/** The limit from which a step is due: its own working days where it was added, its limit, or its first timer. */
export const limitOf = (node: NodeDefinition, own?: number): TimeLimit | undefined =>
  own === undefined ? (node.due ?? firstTimer(node)) : { workingDays: own };

/** When a step is due that is entered now; `own` = its own working days, where it was added. */
export function dueFrom(
  node: NodeDefinition,
  { calendar, now }: Pick<Facts, 'calendar' | 'now'>,
  own?: number,
): Instant | undefined {
  const limit = limitOf(node, own);
  return limit && addLimit(calendar, now, limit);
}

/** The instant of one overdue step of a visit; `undefined` = the visit has no due time or no such step. */
export function timeOf(program: Program, visit: Visit, step: number, calendar: WorkCalendar): Instant | undefined {
  const at = drawnTime(program, visit, step, calendar);
  return at && visit.stoodStill ? addWorkingMillis(calendar, at, visit.stoodStill) : at;
}

function drawnTime(program: Program, visit: Visit, step: number, calendar: WorkCalendar): Instant | undefined {
  const node = program.nodes[visit.node];
  const event = node?.waits?.[step];
  const limit = node && limitOf(node, visit.adhoc?.workingDays);
  if (!limit || !visit.dueAt) return undefined;
  // the visit is due with its first timer; the others count from there
  if (event?.on.kind === 'timer')
    return shiftLimit(calendar, visit.dueAt, { by: amountOf(event.on) - amountOf(limit), unit: unitOf(limit) });
  const rule = node.overdue?.[step];
  // an added step has a limit of its own, in days; the rules stay in the unit of the step
  return rule && shiftLimit(calendar, visit.dueAt, { by: rule.afterDue, unit: unitOf(limitOf(node) ?? limit) });
}
