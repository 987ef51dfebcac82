import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcess } from '../bpmn/build-process.ts';
import { stepsBefore } from './steps-before.ts';

test('谁在前面一步：分路汇合后是各路最后一步，走到头的和退回去的一路不算，没有人办的步骤跳过去', () => {
  const program = buildProcess({
    id: 'p',
    name: '流程',
    parts: [
      { step: 'apply', name: '填写' },
      {
        choice: 'long',
        branches: [
          { when: 'days > 3', parts: [{ step: 'chief', name: '局长审批' }] },
          { when: 'days > 90', parts: [{ step: 'tell', name: '告知' }, { end: 'no' }] },
          { when: 'days < 0', parts: [{ goBack: 'apply' }] },
          { parts: [] },
        ],
      },
      { parallel: 'both', branches: [[{ step: 'a', name: '甲' }], [{ step: 'b', name: '乙' }]] },
      { step: 'note', name: '通知', does: { kind: 'notify', to: { kind: 'starter' } } },
      { step: 'last', name: '备案' },
    ],
  });

  assert.deepEqual(Object.fromEntries(stepsBefore(program)), {
    apply: [],
    chief: ['apply'],
    tell: ['apply'],
    a: ['chief', 'apply'],
    b: ['chief', 'apply'],
    note: ['a', 'b'],
    last: ['a', 'b'],
  });
});
