import type { CalendarDate, Instant } from './ports.ts';
import { dateInChina, instantFromMillis, millisOf } from './ports.ts';

/**
 * 工作日历: Monday to Friday are working days except `holidays`; `makeUpDays` (调休上班日) are
 * working days whatever the weekday. Years without an entry follow the weekday rule.
 */
export interface WorkCalendar {
  readonly holidays: ReadonlySet<string>;
  readonly makeUpDays: ReadonlySet<string>;
}

export const plainCalendar: WorkCalendar = { holidays: new Set(), makeUpDays: new Set() };

const dayMillis = 86_400_000;

export function isWorkingDay(calendar: WorkCalendar, date: CalendarDate): boolean {
  if (calendar.makeUpDays.has(date)) return true;
  if (calendar.holidays.has(date)) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The same time of day, `workingDays` working days later (0 = unchanged). Bounded to two years of
 * calendar days so that a calendar without working days cannot loop for ever.
 */
export function addWorkingDays(calendar: WorkCalendar, from: Instant, workingDays: number): Instant {
  let left = workingDays;
  let millis = millisOf(from);
  for (let guard = 0; left > 0 && guard < 731; guard += 1) {
    millis += dayMillis;
    if (isWorkingDay(calendar, dateInChina(instantFromMillis(millis)))) left -= 1;
  }
  return instantFromMillis(millis);
}
