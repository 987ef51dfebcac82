import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDate } from '@gov/base';
import { impossibleDates } from './received-dates.ts';

const today = '2026-11-29' as CalendarDate;
const marked = (receivedOn: string | null, dueOn: string | null) =>
  impossibleDates({ receivedOn, dueOn }, today).map(({ path }) => path);

test('还没到的收文日期、早于收文日期的办理时限都标出来', () => {
  assert.deepEqual(marked('2030-01-01', '2020-01-01'), ['receivedOn', 'dueOn']);
  assert.deepEqual(marked('2026-11-30', null), ['receivedOn']);
  assert.deepEqual(marked('2026-11-28', '2026-11-27'), ['dueOn']);
});

test('当天收、当天办完，补登以前收的，没有时限，都可以', () => {
  assert.deepEqual(marked('2026-11-29', '2026-11-29'), []);
  assert.deepEqual(marked('2025-01-05', '2025-01-20'), []);
  assert.deepEqual(marked('2026-11-01', null), []);
  assert.deepEqual(marked(null, null), []);
});
