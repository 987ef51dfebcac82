import type { Instant, Result, WorkCalendar } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import { itemStandsStill } from '../control/standing-still.ts';
import { openReadingItem } from '../engine/circulate.ts';
import type { Run } from '../engine/run.ts';
import { act, emit } from '../engine/run.ts';
import type { Program, TimeLimit } from '../program.ts';
import { refuse } from '../rejections.ts';
import type { State } from '../state.ts';
import { addLimit, addWorkingMillis, amountOf, shiftLimit, unitOf, workingMillisBetween } from './working-time.ts';

/** 办结时限 coming near, or reached. */
export type EndDueWhen = 'soon' | 'over';

/** When the house speaks of the limit of the whole process; late is allowed, twice does nothing twice. */
export interface EndDueTelling {
  readonly when: EndDueWhen;
  readonly at: Instant;
}

/**
 * 办结时限 of an instance: the whole limit from the moment it was begun, later by the working time during which all of it stood
 * still (挂起) or was over (until 恢复). Never kept, always counted: another version or another work calendar counts it anew.
 * Undefined where the process has none, and while everything stands still. A branch that rests stops no whole.
 */
export function endDueOf(program: Program, state: State, calendar: WorkCalendar): Instant | undefined {
  const begun = state.items[0]?.openedAt;
  if (!program.endWithin || !begun || state.suspended) return undefined;
  return (state.pauses ?? []).reduce<Instant>(
    (due, { from, to }) =>
      from < due ? addWorkingMillis(calendar, due, workingMillisBetween(calendar, from, to)) : due,
    addLimit(calendar, begun, program.endWithin),
  );
}

const most = { day: 5, hour: 24 } as const;

/** How long before the limit it is spoken of first, in its unit: a fifth of it, at most five days or 24 hours; 0 = only when it is reached. */
export const warnedBefore = (limit: TimeLimit): number =>
  amountOf(limit) < 2 ? 0 : Math.min(most[unitOf(limit)], Math.max(1, Math.floor(amountOf(limit) / 5)));

/** What the house has yet to say of the limit of the whole process, earliest first. */
export function endDueTellings(program: Program, state: State, calendar: WorkCalendar): readonly EndDueTelling[] {
  const dueAt = state.status === 'open' ? endDueOf(program, state, calendar) : undefined;
  if (!dueAt || !program.endWithin || state.endDueTold === 'over') return [];
  const before = warnedBefore(program.endWithin);
  const soon = shiftLimit(calendar, dueAt, { by: -before, unit: unitOf(program.endWithin) });
  return [
    ...(before > 0 && state.endDueTold === undefined ? [{ when: 'soon' as const, at: soon }] : []),
    { when: 'over', at: dueAt },
  ];
}

/** 办结时限 is near or reached: who has the work in hand is reminded, and these people read of it. Told once each. */
export function tellEndDue(run: Run, { when, readers }: CommandOf<'tellEndDue'>): Result<void> {
  const { program, state, facts } = run;
  const telling = endDueTellings(program, state, facts.calendar).find((one) => one.when === when);
  const dueAt = endDueOf(program, state, facts.calendar);
  if (!telling || !dueAt || (when === 'soon' && facts.now >= dueAt)) return refuse('workflow.end-due-told');
  if (facts.now < telling.at) return refuse('workflow.not-yet-due', { dueAt: telling.at });
  act(run, undefined, { kind: 'endDueTold', when, dueAt });
  for (const item of state.items)
    if (item.kind === 'do' && item.state === 'open' && !itemStandsStill(state, item))
      emit(run, { kind: 'itemReminded', item: item.id });
  const why = [{ code: 'workflow.told', facts: { reason: when === 'over' ? '办结时限已到' : '办结时限快到' } }];
  for (const [index, holder] of readers.entries()) openReadingItem(run, why, { holder, seat: index + 1 });
  return ok(undefined);
}
