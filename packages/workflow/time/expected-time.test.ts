import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { type Instant, plainCalendar } from '@gov/base';
import { expectedWorkingDays } from './expected-time.ts';

// 2026-03-02 is a Monday
const from = '2026-03-02T01:00:00.000Z' as Instant; // reason: a literal in the branded format
const until = (to: string) => ({ from, to: `2026-03-${to}T01:00:00.000Z` as Instant }); // reason: as above
const days = (...ends: readonly string[]) => expectedWorkingDays(ends.map(until), plainCalendar);

test('the median of at least five finished cases, in working days: one that lay long does not count for more', () => {
  equal(days('03', '03', '04', '04'), undefined);
  equal(days('03', '03', '04', '05', '31'), 2);
  equal(days('02', '02', '02', '03', '03'), 0);
  equal(days('03', '03', '04', '05', '05', '05'), 2);
});

test('a weekend is no working time; what ends before it begins is no case', () => {
  // Friday 6 to Monday 9
  const weekend = { from: '2026-03-06T01:00:00.000Z' as Instant, to: '2026-03-09T01:00:00.000Z' as Instant }; // reason: as above
  equal(expectedWorkingDays([weekend, weekend, weekend, weekend, weekend], plainCalendar), 1);
  const back = { from: weekend.to, to: weekend.from };
  equal(expectedWorkingDays([back, back, back, back, weekend], plainCalendar), undefined);
});
