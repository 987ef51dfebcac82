import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { compileForm } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import { buildProcess, type ProcessPart, type StepPart } from '@gov/workflow';
import { checkConditions } from './check-conditions.ts';

const form = compileForm(leaveRequest);
ok(form.ok);

const review = { step: 'review', name: '审核', handler: { kind: 'chief' } } as const;
const routed = (when: string): ProcessPart => ({
  choice: 'by_days',
  name: '按天数',
  branches: [{ when, label: '三天以上', parts: [review] }, { parts: [] }],
});
const problems = (part: ProcessPart, over: 'withForm' | 'withoutForm' = 'withForm') =>
  checkConditions(
    buildProcess({ id: 'p', name: '请假', parts: [{ step: 'apply', name: '填写' }, part] }),
    over === 'withForm' ? form.value : undefined,
  ).map(({ message }) => message);

test('读不懂的条件发布不了，说出在哪条流向上、第几个字', () => {
  const [message = ''] = problems(routed('days >>> 3 and'), 'withoutForm');

  ok(message.startsWith('网关“按天数”流向“三天以上”的条件：第 '), message);
});

test('条件里表单没有的字段、比不了的两样，发布不了', () => {
  deepEqual(problems(routed('leaveDays > 3')), []);
  deepEqual(problems(routed('weeks > 3')), ['网关“按天数”流向“三天以上”的条件：没有“weeks”这一项。']);
  deepEqual(problems(routed('leaveDays = "三"')), ['网关“按天数”流向“三天以上”的条件：数字和文字不能比较。']);
  deepEqual(problems(routed('weeks > 3'), 'withoutForm'), []);
});

test('包容分支、子流程里面和办理人规则里的条件也一样查', () => {
  const inside: ProcessPart = {
    section: 'inner',
    parts: [
      {
        parallel: 'some',
        branches: [
          { when: 'weeks > 3', label: '甲', parts: [review] },
          { otherwise: true, parts: [] },
        ],
      },
    ],
  };
  deepEqual(problems(inside), ['流向“甲”的条件：没有“weeks”这一项。']);

  const rule = {
    kind: 'byCondition',
    cases: [{ when: 'weeks > 3', rule: { kind: 'chief' } }],
    otherwise: { kind: 'starter' },
  } as const;
  deepEqual(problems({ ...review, handler: rule }), ['环节“审核”“办理人”的条件：没有“weeks”这一项。']);
});

test('办理人规则和关键字段要看的字段，表单里要有、种类要对', () => {
  const part = (handler: StepPart['handler'], more: Partial<StepPart> = {}) =>
    problems({ ...review, ...(handler ? { handler } : {}), ...more } as StepPart);
  deepEqual(part({ kind: 'formField', field: 'nobody', holds: 'person' }), [
    '环节“审核”“办理人”里要看的表单字段“nobody”不存在。',
  ]);
  deepEqual(part({ kind: 'sectionHead', of: { field: 'period' } }), [
    '环节“审核”“办理人”里要看的表单字段“起止日期”里填的不是科室。',
  ]);
  deepEqual(part(undefined, { keyFields: ['nothing'] }), ['环节“审核”的关键字段：表单里没有“nothing”这一项。']);
});

test('人员、科室、岗位和写出来的文字比，永远不成立：发布前用话说出来，按编号选的、问是不是发起人的可以', () => {
  const people = compileForm({
    ...leaveRequest,
    fields: [
      ...leaveRequest.fields,
      { key: 'handler', kind: 'person', label: '经办人' },
      { key: 'desk', kind: 'post', label: '岗位' },
    ],
  });
  ok(people.ok);
  const told = (when: string) =>
    checkConditions(
      buildProcess({ id: 'p', name: '请假', parts: [{ step: 'apply', name: '填写' }, routed(when)] }),
      people.value,
    ).map(({ message }) => message);

  deepEqual(told('handler = "王丽"'), [
    '网关“按天数”流向“三天以上”的条件：“经办人”里是人员，和写出来的文字“王丽”比永远不成立，请重新选“经办人”这一行，从名单里选人员。',
  ]);
  deepEqual(told('not(desk in ("科长", "处长"))').length, 2);
  for (const when of [
    'handler.id = {id: "p1", name: "王丽"}.id',
    '(desk.id in ({id: "o1", name: "科长"}.id, {id: "o2", name: "处长"}.id))',
    'handler.id = Starter.id and desk = null',
    'handler.name = "王丽"',
  ])
    deepEqual(told(when), [], when);
});
