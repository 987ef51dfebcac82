import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcess } from '../bpmn/build-process.ts';
import { rulesOfProcess } from './rules-of-step.ts';

test('一个流程里找人的规则全在：流程管理员、自动发起的发起人、各步骤的，套在里面的也在', () => {
  const chief = { kind: 'chief' } as const;
  const starter = { kind: 'starter' } as const;
  const group = { kind: 'group', groupId: '班子' } as const;
  const both = { kind: 'union', rules: [group, chief] } as const;
  const program = {
    ...buildProcess({
      ...{ id: 'leave', name: '请假', messageStart: { message: '请假已报', starter: chief } },
      parts: [
        { step: 'draft', name: '填写' },
        { step: 'check', name: '核对', handler: both },
      ],
    }),
    administrator: both,
  };

  const rules = rulesOfProcess(program);

  deepEqual(
    rules.filter(({ element }) => element !== 'draft'),
    [
      { rule: both, element: 'leave', where: '流程管理员' },
      { rule: group, element: 'leave', where: '流程管理员' },
      { rule: chief, element: 'leave', where: '流程管理员' },
      { rule: chief, element: program.startId, where: '自动发起的发起人' },
      { rule: both, element: 'check', where: '环节“核对”的“办理人”' },
      { rule: group, element: 'check', where: '环节“核对”的“办理人”' },
      { rule: chief, element: 'check', where: '环节“核对”的“办理人”' },
    ],
  );
  deepEqual(
    rules.filter(({ element }) => element === 'draft').map(({ rule }) => rule),
    [starter],
  );
});
