import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedAfter, type FieldChanges, type NotedValues, noteChanges } from './field-changes.ts';

const zhang = { personId: 'p1', by: '张三' };
const noted = (changes: FieldChanges | null, contentVersion: number): NotedValues => ({ changes, contentVersion });

test('of each field it is known who changed it last, and what a page of an older version has not seen', () => {
  const first = noteChanges(noted(null, 0), { before: {}, after: { a: '甲', b: '乙' }, version: 3, ...zhang });
  const second = noteChanges(noted(first, 3), {
    before: { a: '甲', b: '乙' },
    after: { a: '丙' },
    version: 5,
    ...zhang,
  });

  assert.deepEqual(changedAfter(noted(second, 5), 3), ['a', 'b']);
  assert.deepEqual(changedAfter(noted(first, 3), 3), []);
  assert.deepEqual(changedAfter(noted(first, 3), 2), ['a', 'b']);
});

test('a change that was not noted by field makes older pages incomparable, until they have read past it', () => {
  const changes = noteChanges(noted(null, 4), { before: { a: '甲' }, after: { a: '乙' }, version: 6, ...zhang });

  assert.equal(changedAfter(noted(null, 4), 3), undefined);
  assert.equal(changedAfter(noted(changes, 6), 3), undefined);
  assert.deepEqual(changedAfter(noted(changes, 6), 4), ['a']);
});

test('the order in which the entries of a value are kept is no change', () => {
  const before = { who: { id: '1', name: '张三' } };
  const changes = noteChanges(noted({}, 0), {
    before,
    after: { who: { name: '张三', id: '1' } },
    version: 2,
    ...zhang,
  });

  assert.deepEqual(changes, {});
});
