import {
  addMillis,
  dateInChina,
  type Instant,
  instantFromMillis,
  isWorkingDay,
  millisOf,
  plainCalendar,
} from '@gov/base';

const day = 86_400_000;
/** The history of the city: a year up to now. */
export const daysOfHistory = 365;
export const daysBefore = (instant: Instant, days: number): Instant => addMillis(instant, -days * day);
export const daysAfter = (instant: Instant, days: number): Instant => addMillis(instant, days * day);
/** 8:30–17:30 in China, in UTC. */
const opens = 30 * 60_000;
const closes = 9.5 * 3_600_000;

/** How many days ago so many working days began. */
export function daysOfWorkingDays(until: Instant, workingDays: number): number {
  let days = 0;
  for (let found = 0; found < workingDays; ) {
    days += 1;
    if (isWorkingDay(plainCalendar, dateInChina(daysBefore(until, days)))) found += 1;
  }
  return days;
}

const startOfDay = (instant: Instant): number => Math.floor(millisOf(instant) / day) * day;

/** The same instant, or the next one at which an office works. */
export function inOfficeHours(instant: Instant): Instant {
  let at = millisOf(instant);
  const midnight = startOfDay(instant);
  if (at < midnight + opens) at = midnight + opens + (at % 3_600_000);
  if (at > midnight + closes) at = midnight + day + opens + (at % 3_600_000);
  while (!isWorkingDay(plainCalendar, dateInChina(instantFromMillis(at)))) at += day;
  return instantFromMillis(at);
}

/** Some hours of the clock later, in office hours again. */
export const hoursLater = (instant: Instant, hours: number): Instant =>
  inOfficeHours(addMillis(instant, Math.round(hours * 3_600_000)));
