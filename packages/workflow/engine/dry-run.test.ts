import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { Command, DryRun } from '../index.ts';
import { dryRun, dryRunMigration } from '../index.ts';
import type { Scenario } from '../testing/scenario.ts';
import { Scenario as Office, person, processOf, scenario, step, visitAt } from '../testing/scenario.ts';

/** 甲科 has written, 乙科 and 丙科 still work. */
const threeBranches = (): Scenario => {
  const branches = [[step('甲科', '甲')], [step('乙科', '乙')], [step('丙科', '丙')]];
  const office = scenario({ parallel: '并行', branches }, step('签发', '李局长'));
  office.submit('拟稿');
  office.submit('甲科');
  return office;
};

const told = (office: Scenario, command: Command): DryRun => {
  const answer = dryRun(office.program, office.state, command, office.facts());
  if (!answer.ok) throw new Error(answer.rejection.code);
  return answer.value;
};

const names = (office: Scenario, items: readonly number[]): string =>
  items.map((id) => office.state.items[id - 1]?.holder.personId).join(' ');
const work = ({ opens }: DryRun): string => opens.map(({ node, handler }) => `${node}:${handler.personId}`).join(' ');
const administrator = { actor: person('管理员'), asAdministrator: true, reason: '特殊' } as const;

test('退回前说清：谁的件停下，哪些意见失效，件到谁手里', () => {
  const office = threeBranches();
  const { id, holder: actor } = office.open('乙科');

  const dialog = told(office, { kind: 'return', item: id, actor, to: { kind: 'starter' }, mode: 'rewalk', reason: '' });

  equal(names(office, dialog.stops), '丙');
  equal(names(office, dialog.voided), '甲');
  equal(work(dialog), '拟稿:拟稿人');
});

test('跳转、终止前说清停下的件；终止还说流程就此结束', () => {
  const office = threeBranches();

  const jump = told(office, { kind: 'jump', visit: visitAt(office, '乙科'), to: '签发', ...administrator });
  const end = told(office, { kind: 'terminate', actor: person('管理员'), reason: '不办了' });

  equal(names(office, jump.stops), '乙 丙');
  equal(names(office, jump.voided), '甲');
  equal(work(jump), '签发:李局长');
  equal(jump.ends, undefined);
  equal(names(office, end.stops), '乙 丙');
  equal(end.ends, 'terminated');
});

test('取回前说清：下一步的件停下；取回退回时，失效的意见恢复', () => {
  const office = threeBranches();
  office.giveBack('乙科', '拟稿', { across: 'cancel' });
  const { id, doneBy } = office.item('乙科');

  const dialog = told(office, { kind: 'withdraw', item: id, actor: doneBy ?? person('乙') });

  equal(names(office, dialog.stops), '拟稿人');
  equal(names(office, dialog.restored), '甲');
  equal(work(dialog), '乙科:乙 丙科:丙');
});

test('减签前说清：谁的件停下，会不会当场定下', () => {
  const office = scenario(
    { ...step('会签', '甲', '乙'), multi: { mode: 'parallel', rule: 'all' } },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  office.submit('会签', '甲');

  const dialog = told(office, {
    kind: 'removeSigner',
    visit: visitAt(office, '会签'),
    person: person('乙').personId,
    ...administrator,
  });

  equal(names(office, dialog.stops), '乙');
  equal(work(dialog), '签发:李局长');
});

test('终止前说清哪些子流程停下', () => {
  const office = scenario({ ...step('分送'), call: { process: '处室办理', mode: 'sync' } });
  office.submit('拟稿');

  deepEqual(told(office, { kind: 'terminate', actor: person('管理员'), reason: '不办了' }).childrenStop, [1]);
});

test('不能做的事，试演就说为什么，什么也不改', () => {
  const office = threeBranches();
  const before = JSON.stringify(office.state);

  const answer = dryRun(
    office.program,
    office.state,
    { kind: 'terminate', actor: person('管理员'), reason: '' },
    office.facts(),
  );

  equal(answer.ok ? '' : answer.rejection.code, 'workflow.reason-needed');
  equal(JSON.stringify(office.state), before);
});

test('迁移前试演：都对得上就谁的件也不停，对不上的环节点名', () => {
  const office = new Office(processOf(step('核稿', '张科长'), step('签发', '李局长')));
  office.submit('拟稿');
  const to = processOf(step('审核', '陈主任'), step('签发', '李局长'));
  const plan = { nodes: {}, reason: '新版', actor: person('管理员') };

  const refused = dryRunMigration({ from: office.program, to }, office.state, plan, office.facts());
  const moved = dryRunMigration(
    { from: office.program, to },
    office.state,
    { ...plan, nodes: { 核稿: '审核' } },
    office.facts(),
  );

  deepEqual(refused.ok ? {} : refused.rejection.data, { nodes: ['核稿'] });
  deepEqual(moved.ok ? [moved.value.stops, moved.value.goesOn] : [], [[], [2]]);
});
