import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { addMillis, type Instant, millisOf, plainCalendar, withOwnDays } from '@gov/base';
import { branchOf, limitStarts, type ProcessPart, wakeTimes } from '../index.ts';
import { person, processOf, Scenario, step, visitAt } from '../testing/scenario.ts';

const day = 86_400_000;
const manager = person('管理员');

/** 甲科 with three working days beside 乙科 with three, begun on a Monday; then 签发. */
function underWay(...inBranch: readonly ProcessPart[]): Scenario {
  const own = inBranch.length > 0 ? inBranch : [{ ...step('甲科', '甲'), due: { workingDays: 3 } }];
  const other = { ...step('乙科', '乙'), due: { workingDays: 3 } };
  const office = new Scenario(processOf({ parallel: '并行', branches: [own, [other]] }, step('签发', '李局长')));
  office.submit('拟稿');
  return office;
}
const branch = (office: Scenario, node: string): number => {
  const visit = office.state.visits[visitAt(office, node) - 1];
  return (visit && branchOf(office.state, visit)?.id) ?? 0;
};
const rest = (office: Scenario, scope: number) =>
  equal(office.do({ kind: 'suspendBranch', scope, actor: manager, reason: '等来函' }), undefined);
const goOn = (office: Scenario, scope: number) =>
  equal(office.do({ kind: 'resumeBranch', scope, actor: manager }), undefined);
const due = (office: Scenario, node: string): Instant =>
  office.state.visits[visitAt(office, node) - 1]?.dueAt ?? ('' as Instant); // reason: the test fails on it
const daysBetween = (one: Instant, other: Instant) => Math.round((millisOf(other) - millisOf(one)) / day);

test('一支暂停两个工作日，它的期限顺延两个工作日，别的一支不变；重新计算工作日历也算同样的时间', () => {
  const office = underWay();
  const [own, others] = [due(office, '甲科'), due(office, '乙科')];
  const scope = branch(office, '甲科');

  rest(office, scope);
  deepEqual(
    wakeTimes(office.program, office.state, office.calendar).map(({ visit }) => visit),
    [],
    'no overdue steps are drawn here',
  );
  office.now = addMillis(office.now, 2 * day);
  goOn(office, scope);

  // Thursday and two working days more: the week-end lies between
  equal(daysBetween(own, due(office, '甲科')), 4);
  equal(due(office, '乙科'), others);
  equal(office.do({ kind: 'recountLimits', starts: limitStarts(office.events) }), 'workflow.no-limit-moved');
  office.calendar = withOwnDays(plainCalendar, { off: ['2026-03-09'], worked: [] });
  equal(office.do({ kind: 'recountLimits', starts: limitStarts(office.events) }), undefined);
  equal(daysBetween(own, due(office, '甲科')), 5, 'one day off more');
});

test('整件暂停的时候这一支本来就停着：恢复整件不动它的期限，恢复这一支才一起算', () => {
  const office = underWay();
  const own = due(office, '甲科');
  const scope = branch(office, '甲科');
  rest(office, scope);
  equal(office.do({ kind: 'suspend', actor: manager, reason: '都停' }), undefined);
  office.now = addMillis(office.now, day);
  equal(office.do({ kind: 'resume', actor: manager }), undefined);
  equal(due(office, '甲科'), own);
  ok(due(office, '乙科') > own);
  goOn(office, scope);
  equal(daysBetween(own, due(office, '甲科')), 1);
  equal(office.do({ kind: 'recountLimits', starts: limitStarts(office.events) }), 'workflow.no-limit-moved');
});

test('里面的一支先暂停，外面的再暂停：从外到里恢复，里面的还停着', () => {
  const inner: ProcessPart = { parallel: '里面', branches: [[step('丙科', '丙')], [step('丁科', '丁')]] };
  const office = underWay(inner);
  const inside = branch(office, '丙科');
  const outside = office.state.scopes[(office.state.scopes[inside - 1]?.parent ?? 0) - 1]?.parent ?? 0;
  rest(office, inside);
  rest(office, outside);
  equal(office.do({ kind: 'resumeBranch', scope: inside, actor: manager }), 'workflow.branch-suspended');
  equal(
    office.do({ kind: 'complete', item: office.open('丁科').id, actor: person('丁') }),
    'workflow.branch-suspended',
  );
  goOn(office, outside);
  office.submit('丁科');
  equal(
    office.do({ kind: 'complete', item: office.open('丙科').id, actor: person('丙') }),
    'workflow.branch-suspended',
  );
  goOn(office, inside);
  office.submit('丙科');
  office.submit('乙科');
  office.expectTodo('签发:李局长');
});

test('暂停的一支里的子流程办结了：先记下，恢复以后才往下走', () => {
  const office = underWay({ ...step('调子流程', '甲'), call: { process: '子', mode: 'sync' } });
  const scope = branch(office, '调子流程');
  rest(office, scope);
  office.submit('乙科');
  equal(office.do({ kind: 'childReport', child: 1, as: 'yes' }), undefined);
  office.expectTodo();
  goOn(office, scope);
  office.expectTodo('签发:李局长');
});

test('等着别的分支的退回，那一支暂停着也不退回，恢复以后才退回', () => {
  const office = underWay();
  const scope = branch(office, '甲科');
  const item = office.open('甲科').id;
  equal(
    office.do({
      kind: 'return',
      item,
      actor: person('甲'),
      to: { kind: 'starter' },
      mode: 'rewalk',
      across: 'wait',
      reason: '要改',
    }),
    undefined,
  );
  rest(office, scope);
  office.submit('乙科');
  office.expectTodo();
  goOn(office, scope);
  office.expectTodo('拟稿:拟稿人');
});
