import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDate } from '@gov/base';
import type { Person } from '@gov/organisation';
import { mayReturn } from './return-rules.ts';

// reason for the casts: days and a person written by hand
const on = (day: string) => day as CalendarDate;
const person = { id: 'p', name: '罗平', initials: 'lp', from: '2020-01-01', to: '2026-11-24' } as unknown as Person;
const left = { person, undoable: false, openWork: 0 };
const refusal = (...call: Parameters<typeof mayReturn>) => {
  const may = mayReturn(...call);
  return may.ok ? undefined : may.rejection.code;
};

test('who has left comes back from today on, to an empty desk, once the leaving can no longer be taken back', () => {
  const today = on('2026-11-25');

  assert.equal(refusal(left, today, today), undefined);
  assert.equal(refusal(left, on('2026-12-01'), today), undefined);
  assert.equal(refusal(left, on('2026-11-24'), today), 'organisation.return-day');
  assert.equal(refusal({ ...left, undoable: true }, today, today), 'organisation.leaving-undoable');
  assert.equal(refusal({ ...left, openWork: 2 }, today, today), 'organisation.work-not-handed-over');
  assert.equal(refusal(left, today, on('2026-11-20')), 'organisation.not-left', 'his last day is still to come');
});
