import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roomFor, tooMuchWords } from './too-much.ts';

test('what fits a field is always taken, in letters of two units too; much more is not', () => {
  for (const limit of [1, 200, 4000, 9_999, 20_000, 1_000_000]) {
    assert.ok(roomFor(limit) >= '𠮷'.length * limit, `${limit} letters fit`);
    assert.ok(roomFor(limit) < 20 * limit + 20_001);
  }
  assert.ok(roomFor(200) > 3000, 'what is a little too long is for its writer to shorten');
});

test('a text that is kept out is told with its length, the limit and what to do', () => {
  assert.equal(
    tooMuchWords(10_000_000, 4000),
    '要放进来的有约 1000 万个字，这一项最多写 4000 个字，所以没有放进来，原来写的都没有动。请删减后再放。',
  );
  assert.match(tooMuchWords(19_500, 200), /^要放进来的有 19500 个字，/);
});
