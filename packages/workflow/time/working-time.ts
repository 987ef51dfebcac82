import type { Instant, WorkCalendar } from '@gov/base';
import { addWorkingDays, dateInChina, instantFromMillis, isWorkingDay, millisOf } from '@gov/base';
import type { TimeLimit } from '../program.ts';

const day = 86_400_000;
const hour = 3_600_000;
const chinaOffset = 8 * 3_600_000;
/** Calendars are looked at for two years ahead, so that one without working days cannot loop for ever. */
const mostDays = 731;

const isWorking = (calendar: WorkCalendar, millis: number): boolean =>
  isWorkingDay(calendar, dateInChina(instantFromMillis(millis)));

const nextMidnight = (millis: number): number => Math.floor((millis + chinaOffset) / day + 1) * day - chinaOffset;

/** Time that passes on working days (whole days of China) from one instant to a later one. */
export function workingMillisBetween(calendar: WorkCalendar, from: Instant, to: Instant): number {
  const end = millisOf(to);
  let total = 0;
  for (let at = millisOf(from); at < end; ) {
    const until = Math.min(nextMidnight(at), end);
    if (isWorking(calendar, at)) total += until - at;
    at = until;
  }
  return total;
}

/** The instant at which so much working time has passed. */
export function addWorkingMillis(calendar: WorkCalendar, from: Instant, millis: number): Instant {
  let left = millis;
  let at = millisOf(from);
  for (let guard = 0; left > 0 && guard < mostDays; guard += 1) {
    const midnight = nextMidnight(at);
    const here = isWorking(calendar, at) ? midnight - at : 0;
    if (here >= left) return instantFromMillis(at + left);
    left -= here;
    at = midnight;
  }
  return instantFromMillis(at);
}

/** The same time of day, so many working days later (or earlier, when negative). */
export function shiftWorkingDays(calendar: WorkCalendar, from: Instant, days: number): Instant {
  if (days >= 0) return addWorkingDays(calendar, from, days);
  let left = -days;
  let at = millisOf(from);
  for (let guard = 0; left > 0 && guard < mostDays; guard += 1) {
    at -= day;
    if (isWorking(calendar, at)) left -= 1;
  }
  return instantFromMillis(at);
}

export type TimeUnit = 'day' | 'hour';
export const unitOf = (limit: TimeLimit): TimeUnit => ('workingHours' in limit ? 'hour' : 'day');
export const amountOf = (limit: TimeLimit): number =>
  'workingHours' in limit ? limit.workingHours : limit.workingDays;

/**
 * When a limit that begins now is over. The work calendar knows days only, so hours are those of the clock, on working days: what
 * begins on a Friday at 22:00 with four hours is over on Monday at 2:00, or on Saturday at 2:00 where that is worked (调休上班).
 */
export const addLimit = (calendar: WorkCalendar, from: Instant, limit: TimeLimit): Instant =>
  shiftLimit(calendar, from, { by: amountOf(limit), unit: unitOf(limit) });

/** So many working days or hours later, or earlier when negative. */
export function shiftLimit(
  calendar: WorkCalendar,
  from: Instant,
  { by, unit }: { readonly by: number; readonly unit: TimeUnit },
): Instant {
  if (unit === 'day') return shiftWorkingDays(calendar, from, by);
  return by >= 0 ? addWorkingMillis(calendar, from, by * hour) : takeWorkingMillis(calendar, from, -by * hour);
}

/** The instant since which so much working time has passed. */
function takeWorkingMillis(calendar: WorkCalendar, from: Instant, millis: number): Instant {
  let left = millis;
  let at = millisOf(from);
  for (let guard = 0; left > 0 && guard < mostDays; guard += 1) {
    // the day that ends here, when it is just midnight
    const midnight = nextMidnight(at - 1) - day;
    const here = isWorking(calendar, at - 1) ? at - midnight : 0;
    if (here >= left) return instantFromMillis(at - left);
    left -= here;
    at = midnight;
  }
  return instantFromMillis(at);
}
