import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import {
  addWorkingDays,
  type CalendarDate,
  type Instant,
  isWorkingDay,
  officialCalendar,
  withOwnDays,
} from './index.ts';

const works = (day: string, calendar = officialCalendar) => isWorkingDay(calendar, day as CalendarDate); // reason: a literal in the branded format
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

test('every day worked instead is a Saturday or Sunday, and none of them is a day off', () => {
  for (const day of officialCalendar.makeUpDays) {
    equal([0, 6].includes(weekday(day)), true, day);
    equal(officialCalendar.holidays.has(day), false, day);
  }
});

test('the years have as many days off and days worked instead as their notices say', () => {
  const count = (days: ReadonlySet<string>, year: string) => [...days].filter((day) => day.startsWith(year)).length;
  deepEqual(
    ['2025', '2026'].map((year) => [count(officialCalendar.holidays, year), count(officialCalendar.makeUpDays, year)]),
    [
      [1 + 8 + 3 + 5 + 3 + 8, 5],
      [3 + 9 + 3 + 5 + 3 + 3 + 7, 6],
    ],
  );
});

test('two working days before the National Day of 2026 end after it, the Saturday worked instead counts', () => {
  const due = (from: string, days: number) => addWorkingDays(officialCalendar, from as Instant, days); // reason: as above
  equal(due('2026-09-30T02:00:00.000Z', 2), '2026-10-09T02:00:00.000Z');
  equal(due('2026-09-30T02:00:00.000Z', 3), '2026-10-10T02:00:00.000Z');
  equal(due('2026-02-13T02:00:00.000Z', 2), '2026-02-24T02:00:00.000Z');
});

test('own days of an agency stand over the official ones, whichever way', () => {
  const own = withOwnDays(officialCalendar, {
    off: ['2026-10-10', '2026-12-24'],
    worked: ['2026-10-07', '2026-12-26'],
  });

  deepEqual(
    ['2026-10-10', '2026-12-24', '2026-10-07', '2026-12-26', '2026-10-06', '2026-12-25'].map((day) => works(day, own)),
    [false, false, true, true, false, true],
  );
  equal(works('2026-12-24'), true);
});
