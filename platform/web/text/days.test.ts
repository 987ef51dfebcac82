import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, addMonths, dayAfter, lastDay, noDayWords, parseDay, spanWords, weeksOf } from './days.ts';

test('people read and choose the last day, the record keeps the first day without', () => {
  assert.equal(spanWords({ from: '2024-01-01', to: '2026-03-01' }), '2024-01-01 至 2026-02-28');
  assert.equal(spanWords({ from: '2025-03-01' }), '2025-03-01 起');
  assert.equal(lastDay(dayAfter('2024-02-29')), '2024-02-29');
});

test('an assignment that was called off before its first day says so', () => {
  assert.equal(spanWords({ from: '2026-12-01', to: '2026-12-01' }), '原定 2026-12-01 起，没有开始');
});

test('a day is read in every way people write it; a day that does not exist is none', () => {
  for (const typed of [
    '2026-12-01',
    '2026/12/1',
    '2026.12.1',
    '2026年12月1日',
    '20261201',
    ' 2026 年 12 月 1 日 ',
    '２０２６－１２－０１',
  ])
    assert.equal(parseDay(typed), '2026-12-01', typed);
  for (const typed of ['', '2026', '2026-02-29', '2026-13-01', '26-12-01', '12/01/2026', '2026-12-011'])
    assert.equal(parseDay(typed), undefined, typed);
  assert.equal(parseDay('2028-2-29'), '2028-02-29');
  for (const typed of ['12-1', '12月1日', '１２－１']) assert.match(noDayWords(typed), /^还缺年份/, typed);
  assert.match(noDayWords('2026-02-29'), /^没有这一天/);
});

test('the calendar shows six weeks from a Monday, and steps by months stay inside the month', () => {
  const weeks = weeksOf('2026-12-15');
  assert.deepEqual(
    [weeks.length, weeks[0]?.[0], weeks[0]?.[1], weeks[5]?.[6]],
    [6, '2026-11-30', '2026-12-01', '2027-01-10'],
  );
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
  assert.equal(addMonths('2026-01-15', -1), '2025-12-15');
  assert.equal(addDays('2026-12-31', 1), '2027-01-01');
});
