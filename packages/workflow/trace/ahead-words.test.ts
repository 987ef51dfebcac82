import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forkWords, uncertainWords } from './ahead-words.ts';

test('不一定经过的，说出要看什么', () => {
  assert.equal(uncertainWords({ uncertain: 'answer' }), '不一定，要看表单里还没有定的内容');
  assert.equal(uncertainWords({ uncertain: 'event', alternative: true }), '也可能走这里，要看先等到什么');
});

test('同时办的，说清几路办完就往下走；要等全部的不说', () => {
  assert.equal(forkWords({ enough: 2, branches: [1, 2, 3] }), '同时办理（其中 2 路办完就往下走）');
  assert.equal(forkWords({ branches: [1, 2] }), '同时办理');
  assert.equal(forkWords({ branches: [1] }), '与其他几路同时办理');
});
