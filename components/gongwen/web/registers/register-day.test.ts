import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registerDay } from './register-day.ts';

test('a day of a register is the day in China, in the form of the other days of its line', () => {
  assert.equal(registerDay('2026-11-24T15:59:59.000Z'), '2026-11-24');
  assert.equal(registerDay('2026-11-24T16:00:00.000Z'), '2026-11-25');
});
