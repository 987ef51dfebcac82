import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countWords, isTooLong } from './text-length.ts';

test('far from the limit nothing is said, near it how much is left, beyond it how much is too much', () => {
  assert.equal(countWords('字'.repeat(49), 60), '');
  assert.equal(countWords('字'.repeat(52), 60), '还可以写 8 个字（最多 60 个字）');
  assert.equal(countWords('字'.repeat(60), 60), '还可以写 0 个字（最多 60 个字）');
  assert.equal(countWords('字'.repeat(63), 60), '多了 3 个字，最多 60 个字');
  assert.equal(countWords('字'.repeat(1790), 2000), '');
  assert.equal(countWords('字'.repeat(1800), 2000), '还可以写 200 个字（最多 2000 个字）');
});

test('rare characters that take two units of the machine count as one', () => {
  assert.equal(isTooLong('𠮷'.repeat(60), 60), false);
  assert.equal(isTooLong('𠮷'.repeat(61), 60), true);
});
