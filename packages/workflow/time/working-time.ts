import type { Instant, WorkCalendar } from '@gov/base';
import { addWorkingDays, dateInChina, instantFromMillis, isWorkingDay, millisOf } from '@gov/base';

const day = 86_400_000;
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
