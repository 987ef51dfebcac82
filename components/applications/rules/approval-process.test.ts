import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { compileForm } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import type { ApprovalStep } from './application.ts';
import { approvalProcess } from './approval-process.ts';

function limitOf(step: Partial<ApprovalStep>) {
  const compiled = compileForm(leaveRequest);
  if (!compiled.ok) throw new Error(compiled.rejection.code);
  const steps: ApprovalStep[] = [{ name: '审核', approver: { kind: 'sectionHead' }, ...step }];
  const { step1 } = approvalProcess({ id: 'p', name: '测试', form: compiled.value, steps }).nodes;
  return { due: step1?.due, acts: step1?.overdue?.map(({ afterDue, act }) => `${afterDue} ${act.kind}`) };
}

test('简单审批：没有写几天的是两个工作日，写了的按写的，前一天、后一天提醒，再告诉上级', () => {
  const acts = ['-1 remind', '1 remind', '1 escalate'];
  deepEqual(limitOf({}), { due: { workingDays: 2 }, acts });
  deepEqual(limitOf({ days: 5 }), { due: { workingDays: 5 }, acts });
});

test('简单审批：只有一天的没有前一天的提醒，不限时的不提醒，主要负责人上面没有人可告诉', () => {
  deepEqual(limitOf({ days: 1 }).acts, ['1 remind', '1 escalate']);
  equal(limitOf({ days: 0 }).due, undefined);
  equal(limitOf({ days: 0 }).acts, undefined);
  deepEqual(limitOf({ approver: { kind: 'chief' } }).acts, ['-1 remind', '1 remind']);
});
