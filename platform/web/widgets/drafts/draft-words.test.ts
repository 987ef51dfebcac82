import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftWords } from './draft-words.ts';

test('别人存的草稿写是谁存的；自己存过以后不再写', () => {
  const theirs = { changedAt: '2026-11-30T02:38:00.000Z', changedBy: '王芳' };
  const now = Date.parse('2026-11-30T03:00:00.000Z');

  assert.equal(draftWords(theirs.changedAt, now, theirs), '草稿是王芳 10:38 存的');
  assert.equal(draftWords('2026-11-30T02:50:00.000Z', now, theirs), '草稿 10:50 已存');
  assert.equal(draftWords(theirs.changedAt, now, undefined), '草稿 10:38 已存');
});
