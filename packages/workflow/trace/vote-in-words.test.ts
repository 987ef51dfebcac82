import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VoteRule } from '../index.ts';
import { voteInWords } from './vote-in-words.ts';

test('几个人表决的，说清几人同意就通过；一个人办的不说', () => {
  const rules: readonly VoteRule[] = ['all', 'any', 'veto', { votes: 2 }, { of: [2, 3] }, { percent: 60 }];
  assert.deepEqual(
    rules.map((rule) => voteInWords({ mode: 'parallel', rule })),
    [
      '全部同意才通过',
      '一人同意就通过',
      '一人不同意就不通过',
      '2 人同意就通过',
      '3 分之 2 以上同意就通过',
      '60% 以上同意就通过',
    ],
  );
  assert.equal(
    voteInWords({ mode: 'sequential', rule: { votes: 2 }, weights: { chief: 2 } }),
    '2 票同意就通过',
    'somebody’s vote counts twice',
  );
  assert.equal(voteInWords({ mode: 'single' }), undefined);
});
