import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcess } from '@gov/workflow';
import { askedSteps } from './asked-steps.ts';

test('没有规则问前面是谁办的，就一步也不问：改名字、改别的设置都不再问', () => {
  const parts = [
    { step: 'apply', name: '填写' },
    { step: 'check', name: '核对', handler: { kind: 'sectionHead', of: 'starter' } },
  ] as const;

  assert.deepEqual(askedSteps(buildProcess({ id: 'p', name: '流程', parts })), {});
});

test('问上一步或某一步是谁办的，连同顺着要问到的步骤一起说，别的步骤不说', () => {
  const head = { kind: 'sectionHead', of: 'starter' } as const;
  const program = buildProcess({
    id: 'p',
    name: '流程',
    parts: [
      { step: 'apply', name: '填写' },
      { step: 'check', name: '核对', handler: head },
      { step: 'above', name: '审批', handler: { kind: 'superior', of: 'previous' } },
      { step: 'chief', name: '局长审批', handler: { kind: 'chief' } },
      { step: 'again', name: '再核', handler: { kind: 'union', rules: [{ kind: 'sameAs', node: 'above' }] } },
    ],
  });

  assert.deepEqual(askedSteps(program), {
    above: { rule: { kind: 'superior', of: 'previous' }, before: ['check'] },
    check: { rule: head, before: ['apply'] },
    again: { rule: { kind: 'union', rules: [{ kind: 'sameAs', node: 'above' }] }, before: ['chief'] },
  });
});
