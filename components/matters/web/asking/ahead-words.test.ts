import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysWords } from './ahead-words.ts';

test('什么时候能办到说整天数，不足一天不说零', () => {
  assert.deepEqual([0, 0.4, 1, 1.4, 2.6].map(daysWords), [
    '通常一天以内',
    '通常一天以内',
    '通常 1 个工作日',
    '通常 1 个工作日',
    '通常 3 个工作日',
  ]);
});
