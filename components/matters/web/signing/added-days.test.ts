import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf } from './added-days.ts';

test('days are taken as they were typed; what is no number of days is told, never made one', () => {
  assert.deepEqual(['', ' 3 ', '60'].map(daysOf), [undefined, 3, 60]);
  assert.deepEqual(['0', '61', '2.5', '-1', '三', '3天', '1e1', '1000'].map(daysOf), Array(8).fill('wrong'));
});
