import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysWords, forkWords, uncertainWords } from './ahead-words.ts';

test('什么时候能办到说整天数，不足一天不说零', () => {
  assert.deepEqual([0, 0.4, 1, 1.4, 2.6].map(daysWords), [
    '通常一天以内',
    '通常一天以内',
    '通常 1 个工作日',
    '通常 1 个工作日',
    '通常 3 个工作日',
  ]);
});

test('不一定经过的，说出要看什么', () => {
  const step = { step: '局长审批', who: '王建华' };
  assert.equal(uncertainWords({ ...step, uncertain: 'answer' }), '不一定，要看表单里还没有定的内容');
  assert.equal(uncertainWords({ ...step, uncertain: 'event', alternative: true }), '也可能走这里，要看先等到什么');
});

test('同时办的，说清几路办完就往下走；要等全部的不说', () => {
  assert.equal(forkWords({ enough: 2, branches: [1, 2, 3] }), '同时办理（其中 2 路办完就往下走）');
  assert.equal(forkWords({ branches: [1, 2] }), '同时办理');
  assert.equal(forkWords({ branches: [1] }), '与其他几路同时办理');
});
