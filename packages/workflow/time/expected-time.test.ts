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

const at = (day: string) => `2026-03-${day}T01:00:00.000Z` as Instant; // reason: a literal in the branded format

test('while a matter was suspended no time passed for its step; where a branch rested the case says nothing', () => {
  // Monday 2 to Monday 16 are ten working days; suspended from Tuesday 3 to Friday 13: two are left
  const pauses = [
    { kind: 'processSuspended', at: at('03') },
    { kind: 'processResumed', at: at('13') },
  ] as const;
  const rested = { ...until('16'), pauses };
  equal(expectedWorkingDays([rested, rested, rested, rested, rested], plainCalendar), 2);
  const still = { ...until('16'), pauses: pauses.slice(0, 1) };
  equal(expectedWorkingDays([still, still, still, still, still], plainCalendar), 1, 'never resumed while it ran');
  const before = {
    ...until('04'),
    pauses: [
      { ...pauses[0], at: at('01') },
      { ...pauses[1], at: at('02') },
    ],
  };
  equal(expectedWorkingDays([before, before, before, before, before], plainCalendar), 2, 'over before it began');
  const branch = { ...until('04'), pauses: [{ kind: 'branchSuspended', at: at('03') } as const] };
  equal(expectedWorkingDays([branch, rested, rested, rested, rested], plainCalendar), undefined);
});
