import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { togetherWords } from './together-words.ts';

test('what 并加签 asks for follows the rule of the step: nobody is told that all must agree where a share is enough', () => {
  equal(togetherWords({ mode: 'single' }), '每个人都要办，大家都同意才往下走');
  equal(
    togetherWords({ mode: 'parallel', rule: { percent: 60 } }),
    '每个人都要办，同意的达到 60% 才往下走；加了人，要同意的人数跟着变',
  );
  equal(togetherWords({ mode: 'parallel', rule: { votes: 3 } }), '每个人都要办，有 3 票同意就往下走');
  equal(togetherWords({ mode: 'sequential', rule: 'veto' }), '每个人都要办，没有人不同意才往下走');
});
