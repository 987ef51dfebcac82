import type { Instant, WorkCalendar } from '@gov/base';
import type { Program } from '../program.ts';
import type { State, Visit, VisitId } from '../state.ts';
import { shiftWorkingDays } from './working-time.ts';

/** When the timer should send `timeOut`; late is allowed, twice does nothing twice. */
export interface WakeTime {
  readonly visit: VisitId;
  readonly step: number;
  readonly at: Instant;
}

/** Wake-ups of an instance as it stands, earliest first. None while it is suspended: resuming moves what is due. */
export function wakeTimes(program: Program, state: State, calendar: WorkCalendar): readonly WakeTime[] {
  if (state.status !== 'open' || state.suspended) return [];
  const times = state.visits
    .filter((visit) => visit.state === 'open')
    .flatMap((visit) => wakeTimesOf(program, visit, calendar));
  return times.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.visit - b.visit || a.step - b.step));
}

function wakeTimesOf(program: Program, visit: Visit, calendar: WorkCalendar): readonly WakeTime[] {
  return (program.nodes[visit.node]?.overdue ?? []).flatMap((_, step) => {
    const at = timeOf(program, visit, step, calendar);
    return at === undefined || visit.timeOuts?.includes(step) ? [] : [{ visit: visit.id, step, at }];
  });
}

/** The instant of one overdue step of a visit; `undefined` = the visit has no due time or no such step. */
export function timeOf(program: Program, visit: Visit, step: number, calendar: WorkCalendar): Instant | undefined {
  const rule = program.nodes[visit.node]?.overdue?.[step];
  return rule && visit.dueAt ? shiftWorkingDays(calendar, visit.dueAt, rule.afterDue) : undefined;
}
