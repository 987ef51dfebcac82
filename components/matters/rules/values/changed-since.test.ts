import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedSince } from './changed-since.ts';

const note = (behind?: number) => ({ version: 3, personId: null, by: '', ...(behind === undefined ? {} : { behind }) });

test('a field has changed since an act when it was changed behind it, or is about to be', () => {
  const values = { days: '3', reason: '探亲' };
  const row = { values, fieldChanges: { days: note(7) } };

  assert.equal(changedSince(row, values, 7, ['days']), true);
  assert.equal(changedSince(row, values, 8, ['days']), false, 'with the act itself, or before it');
  assert.equal(changedSince(row, values, 7, ['reason']), false);
  assert.equal(changedSince(row, { ...values, reason: '看病' }, 9, ['reason']), true);
});

test('a change of which nobody noted when it was counts as one', () => {
  const values = { days: '3' };

  assert.equal(changedSince({ values, fieldChanges: { days: note() } }, values, 9, ['days']), true);
  assert.equal(changedSince({ values, fieldChanges: { '': note() } }, values, 9, ['days']), true);
  assert.equal(changedSince({ values, fieldChanges: null }, values, 1, ['days']), false);
});
