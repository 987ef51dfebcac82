import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { OverdueStep, ProcessPart, StepPart } from '../index.ts';
import { buildProcess, compile, crossedSteps, toXml } from '../index.ts';

const step = (id: string, name: string, more: Partial<StepPart> = {}): StepPart => ({
  step: id,
  name,
  handler: { kind: 'chief' },
  ...more,
});
const late = (act: OverdueStep['act'], more: Partial<StepPart> = {}): Partial<StepPart> => ({
  due: { workingDays: 2 },
  overdue: [{ afterDue: 0, act }],
  ...more,
});

/** The sentences that refuse a process of these steps behind 拟稿. */
async function refused(...parts: readonly ProcessPart[]): Promise<readonly string[]> {
  const program = buildProcess({ id: 'p', name: '发文', parts: [{ step: 'draft', name: '拟稿' }, ...parts] });
  const compiled = await compile(await toXml(program));
  return compiled.ok ? [] : (compiled.rejection.fields ?? []).map(({ message }) => message);
}

test('签批的环节不能超时自动同意，也不能没有人就自动通过：发布时说明是哪一步、为什么', async () => {
  const sign = step('sign', '签发', late({ kind: 'agree' }, { signing: true, whenNobody: [{ kind: 'autoPass' }] }));

  deepEqual(await refused(sign), [
    '环节“签发”要本人签批，超时不能自动同意，请改为催办或告诉上级。',
    '环节“签发”要本人签批，没有办理人时不能自动通过，请改为另找办理人或交系统管理员。',
  ]);
  deepEqual(await refused(step('sign', '签发', late({ kind: 'remind' }, { signing: true }))), []);
  deepEqual(await refused(step('check', '审核', late({ kind: 'agree' }))), []);
});

test('每次到时都办不成的超时办法不能发布：没有签收可放弃，没有上一步可退，没有开放退回', async () => {
  const closed = { operations: { returnTo: [] } };

  deepEqual(await refused(step('check', '审核', late({ kind: 'release' }))), [
    '环节“审核”不是抢办，超时没有可以放弃的签收，请改为催办或转办。',
  ]);
  deepEqual(await refused(step('check', '审核', late({ kind: 'release' }, { multi: { mode: 'pool' } }))), []);
  deepEqual(await refused(step('check', '审核', late({ kind: 'return', to: 'previous' }, closed))), [
    '环节“审核”没有开放退回，超时不能自动退回：请先开放退回，或改为催办。',
  ]);
  deepEqual(await refused(step('check', '审核', late({ kind: 'return', to: 'previous' }))), []);
});

test('超时转到另一步，不能转进同时办理的另一个分支，也不能越过要签批的环节', async () => {
  const branch = (more: Partial<StepPart>): ProcessPart => ({
    parallel: 'both',
    branches: [[step('a', '甲科', more)], [step('b', '乙科')]],
  });
  const sign = step('sign', '签发', { signing: true });

  deepEqual(await refused(branch(late({ kind: 'goTo', node: 'b' }))), [
    '环节“甲科”超时要转到的“乙科”在同时办理的另一个分支里，转不过去。',
  ]);
  deepEqual(await refused(step('check', '审核', late({ kind: 'goTo', node: 'send' })), sign, step('send', '分发')), [
    '环节“审核”超时转到“分发”会越过要本人签批的“签发”，请改为催办或告诉上级。',
  ]);
  deepEqual(await refused(step('check', '审核', late({ kind: 'goTo', node: 'sign' })), sign), []);
});

test('特送越过的环节：往后是从本步到那一步之前的，旁边的分支也算；往回是要重新办的', () => {
  const program = buildProcess({
    id: 'p',
    name: '发文',
    parts: [
      { step: 'draft', name: '拟稿' },
      step('check', '审核'),
      {
        choice: 'c',
        branches: [{ when: 'amount > 3', parts: [step('big', '会商')] }, { parts: [step('small', '核稿')] }],
      },
      { parallel: 'both', branches: [[step('a', '甲科'), step('a2', '甲局')], [step('b', '乙科')]] },
      step('sign', '签发'),
    ],
  });

  deepEqual(crossedSteps(program, 'check', 'sign'), ['check', 'big', 'small', 'a', 'a2', 'b']);
  deepEqual(crossedSteps(program, 'a', 'sign'), ['a', 'a2', 'b']);
  deepEqual(crossedSteps(program, 'check', 'a2'), ['check', 'big', 'small', 'a', 'b']);
  deepEqual(crossedSteps(program, 'sign', 'check'), ['check', 'big', 'small', 'a', 'a2', 'b']);
  deepEqual(crossedSteps(program, 'big', 'sign'), ['big', 'a', 'a2', 'b'], 'the other way was never his');
  equal(crossedSteps(program, 'a', 'b').length, 0);
  equal(crossedSteps(program, 'sign', 'sign').length, 0);
});
