import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '@gov/base';
import type { OverdueStep } from '../index.ts';
import { wakeTimes } from '../index.ts';
import type { Scenario } from '../testing/scenario.ts';
import { person, scenario, step } from '../testing/scenario.ts';

const at = (text: string) => text as Instant; // reason: a literal in the branded format

/** 经办 has two working days from Monday 2026-03-02 09:01 in Beijing; `waits` = so many more until the system agrees. */
const timed = (waits = 0): Scenario => {
  const overdue: readonly OverdueStep[] = [
    { afterDue: 0, act: { kind: 'remind' } },
    { afterDue: waits, act: { kind: 'agree' } },
  ];
  const office = scenario({ ...step('经办', '张三'), due: { workingDays: 2 }, overdue }, step('签发', '李局长'));
  office.submit('拟稿');
  return office;
};

/** What the clock will do next at 经办: number of the overdue step and when. */
const clock = (office: Scenario) =>
  wakeTimes(office.program, office.state, office.facts().calendar)
    .filter(({ visit }) => office.state.visits[visit - 1]?.node === '经办')
    .map(({ step: number, at: when }) => [number, when]);

const ring = (office: Scenario, when: string, number: number) => {
  office.now = at(when);
  const visit = office.state.visits.findLast((one) => one.node === '经办')?.id ?? 0;
  return office.do({ kind: 'timeOut', visit, step: number });
};
const admin = person('管理员');

test('终止十天以后恢复：期限从恢复那天重新算满，系统不会马上替人同意', () => {
  const office = timed();
  office.do({ kind: 'terminate', actor: admin, reason: '重复报送' });
  office.now = at('2026-03-12T01:00:00.000Z');

  office.do({ kind: 'revive', actor: admin, reason: '终止错了' });

  equal(office.open('经办').dueAt, '2026-03-16T01:01:00.000Z');
  deepEqual(clock(office), [
    [0, '2026-03-16T01:01:00.000Z'],
    [1, '2026-03-16T01:01:00.000Z'],
  ]);
  equal(ring(office, '2026-03-12T02:00:00.000Z', 1), 'workflow.not-yet-due');
});

test('到期催办过以后终止，恢复了到期还会再催办', () => {
  const office = timed(5);
  equal(ring(office, '2026-03-04T02:00:00.000Z', 0), undefined);
  office.do({ kind: 'terminate', actor: admin, reason: '重复报送' });
  office.now = at('2026-03-12T01:00:00.000Z');

  office.do({ kind: 'revive', actor: admin, reason: '终止错了' });

  deepEqual(clock(office), [
    [0, '2026-03-16T01:01:00.000Z'],
    [1, '2026-03-23T01:01:00.000Z'],
  ]);
});

test('期限过了以后取回自己办过的：期限重新算满', () => {
  const office = timed();
  office.submit('经办');
  office.now = at('2026-03-10T01:00:00.000Z');

  equal(office.takeBack('经办', '张三'), undefined);

  equal(office.open('经办').dueAt, '2026-03-12T01:01:00.000Z');
  equal(ring(office, '2026-03-10T02:00:00.000Z', 1), 'workflow.not-yet-due');
});

test('跳转收走的环节在期限过了以后撤消回来：期限重新算满', () => {
  const office = timed();
  const visit = office.state.visits.findLast((one) => one.node === '经办')?.id ?? 0;
  const jumped = { kind: 'jump', visit, to: '签发', actor: admin, reason: '急件', asAdministrator: true } as const;
  equal(office.do(jumped), undefined);
  office.now = at('2026-03-10T01:00:00.000Z');

  equal(office.do({ kind: 'undo', act: office.state.acts?.at(-1)?.seq ?? 0, actor: admin }), undefined);

  equal(office.open('经办').dueAt, '2026-03-12T01:01:00.000Z');
});

test('等待中的退回在期限过了以后撤下来：期限重新算满', () => {
  const office = scenario({
    parallel: '会签',
    branches: [[{ ...step('经办', '张三'), due: { workingDays: 2 }, acrossFork: 'wait' }], [step('会签处', '王处')]],
  });
  office.submit('拟稿');
  office.giveBack('经办', '拟稿');
  office.now = at('2026-03-10T01:00:00.000Z');

  equal(office.takeBack('经办', '张三'), undefined);

  equal(office.open('经办').dueAt, '2026-03-12T01:01:00.000Z');
});

test('两个科都在等着退回拟稿，先提的那个被跳转带走又撤消回来：还排在前面，退回时说的还是他', () => {
  const office = scenario({
    parallel: '会签',
    countersign: true,
    branches: [[step('甲科', '甲'), step('甲科复核', '甲二')], [step('乙科', '乙')], [step('丙科', '丙')]],
  });
  office.submit('拟稿');
  office.giveBack('甲科', '拟稿');
  office.giveBack('乙科', '拟稿');
  const first = office.item('甲科').visit ?? 0;
  const jumped = {
    kind: 'jump',
    visit: first,
    to: '甲科复核',
    actor: admin,
    reason: '急件',
    asAdministrator: true,
  } as const;
  equal(office.do(jumped), undefined);

  equal(office.do({ kind: 'undo', act: office.state.acts?.at(-1)?.seq ?? 0, actor: admin }), undefined);

  office.submit('丙科');
  office.expectTodo('拟稿:拟稿人');
  equal(office.state.visits.at(-1)?.returnedFrom, first);
});

test('到期以后才挂起：激活后离自动同意还剩多少工作时间就还有多少，再挂一次也一样', () => {
  const office = timed(5);
  equal(ring(office, '2026-03-04T01:01:00.000Z', 0), undefined);
  office.now = at('2026-03-06T01:00:00.000Z');
  office.do({ kind: 'suspend', actor: admin, reason: '等批复' });
  office.now = at('2026-03-26T01:00:00.000Z');

  office.do({ kind: 'resume', actor: admin });

  // on Friday 2026-03-06 three working days were left until Wednesday; from Thursday 26th they end on Tuesday
  deepEqual(clock(office), [[1, '2026-03-31T01:01:00.000Z']]);
  equal(office.open('经办').dueAt, '2026-03-04T01:01:00.000Z', 'it is late all the same');
  equal(ring(office, '2026-03-31T00:30:00.000Z', 1), 'workflow.not-yet-due');

  office.do({ kind: 'suspend', actor: admin, reason: '再等' });
  office.now = at('2026-04-02T01:00:00.000Z');
  office.do({ kind: 'resume', actor: admin });
  deepEqual(clock(office), [[1, '2026-04-02T01:30:00.000Z']]);
  equal(ring(office, '2026-04-02T01:30:00.000Z', 1), undefined);
  office.expectTodo('签发:李局长');
});

test('没等到自动同意就挂起、恢复那一刻已经过了时间的，也不在恢复的同时替人同意', () => {
  const office = timed();
  office.now = at('2026-03-05T01:00:00.000Z');
  office.do({ kind: 'suspend', actor: admin, reason: '等批复' });
  office.now = at('2026-03-10T01:00:00.000Z');

  office.do({ kind: 'resume', actor: admin });

  equal(office.open('经办').dueAt, '2026-03-12T01:01:00.000Z');
});

test('停在没人办的环节，后来有人了：他的期限从有人那天算起', () => {
  const office = scenario({
    ...step('经办'),
    due: { workingDays: 2 },
    overdue: [{ afterDue: 0, act: { kind: 'agree' } }],
  });
  office.submit('拟稿');
  office.now = at('2026-03-10T01:00:00.000Z');

  const visit = office.state.visits.findLast((one) => one.node === '经办')?.id ?? 0;
  equal(office.do({ kind: 'resolveIncident', visit, handlers: [person('赵')] }), undefined);

  equal(office.open('经办').dueAt, '2026-03-12T01:01:00.000Z');
});

test('没人看着的时候就过了的期限：会替人决定的从现在重新算，只催办的不动，没过的也不动', () => {
  const office = timed();
  equal(office.do({ kind: 'renewLimits' }), 'workflow.no-limit-passed');
  office.now = at('2026-03-10T01:00:00.000Z');

  equal(office.do({ kind: 'renewLimits' }), undefined);

  equal(office.open('经办').dueAt, '2026-03-12T01:01:00.000Z');
  equal(office.do({ kind: 'renewLimits' }), 'workflow.no-limit-passed');

  const reminded = scenario({
    ...step('经办', '张三'),
    due: { workingDays: 2 },
    overdue: [{ afterDue: 0, act: { kind: 'remind' } }],
  });
  reminded.submit('拟稿');
  reminded.now = at('2026-03-10T01:00:00.000Z');
  equal(reminded.do({ kind: 'renewLimits' }), 'workflow.no-limit-passed');
});

test('已经超期、又没有谁可以替他决定的环节，挂起再激活还是那个期限，不会变成没超期', () => {
  const call = { process: '处室办理', mode: 'sync' } as const;
  const overdue: readonly OverdueStep[] = [{ afterDue: 0, act: { kind: 'agree' } }];
  const office = scenario({ ...step('分送'), call, due: { workingDays: 2 }, overdue }, step('签发', '李局长'));
  office.submit('拟稿');
  const dueAt = () => office.state.visits.findLast((one) => one.node === '分送')?.dueAt;
  equal(dueAt(), '2026-03-04T01:01:00.000Z');
  office.now = at('2026-03-05T01:00:00.000Z');
  office.do({ kind: 'suspend', actor: admin, reason: '等批复' });

  office.do({ kind: 'resume', actor: admin });

  equal(dueAt(), '2026-03-04T01:01:00.000Z');
});
