import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { SubProcessCall } from '../index.ts';
import { migrate, unmappedNodes } from '../index.ts';
import { returnTargets } from '../returns/return-targets.ts';
import { person, processOf, Scenario, step } from '../testing/scenario.ts';
import { emptyCalls } from '../walk/empty-calls.ts';

const calling = (call: Partial<SubProcessCall> = {}, elements?: readonly string[]) => {
  const office = new Scenario(
    processOf(
      step('核稿', '张科长'),
      { ...step('分送'), call: { process: '处室办理', mode: 'sync', ...call } },
      step('签发', '李局长'),
    ),
  );
  if (elements) office.form.处室 = [...elements];
  office.submit('拟稿');
  office.submit('核稿');
  return office;
};

const report = (office: Scenario, child: number, as: 'yes' | 'no' | 'returned' | 'cancelled') =>
  office.do({ kind: 'childReport', child, as });

const running = (office: Scenario) =>
  (office.state.children ?? []).filter((child) => child.state === 'running').map((child) => child.id);

test('同步子流程：等它办完才往下走，同一个结果报两次只算一次', () => {
  const office = calling();
  office.expectTodo();
  deepEqual(running(office), [1]);

  equal(report(office, 1, 'yes'), undefined);

  office.expectTodo('签发:李局长');
  equal(report(office, 1, 'yes'), 'workflow.child-ended');
  equal(report(office, 9, 'yes'), 'workflow.unknown-child');
});

test('异步子流程：发出去就往下走；主流程先办结，按设定停下或继续', () => {
  const bound = calling({ mode: 'async', whenParentEnds: 'cancel' });
  bound.expectTodo('签发:李局长');
  bound.submit('签发');
  bound.expectEnd();
  deepEqual(running(bound), []);

  const free = calling({ mode: 'async' });
  free.submit('签发');
  deepEqual(running(free), [1]);
  equal(report(free, 1, 'yes'), undefined);
});

test('办文分送各处室：每个处室一个子流程，按表决规则决定何时往下走，用不着的停下', () => {
  const all = calling({ each: { field: '处室', limit: 5, rule: 'all' } }, ['甲处', '乙处', '丙处']);
  deepEqual(running(all), [1, 2, 3]);
  report(all, 1, 'yes');
  report(all, 2, 'yes');
  all.expectTodo();
  report(all, 3, 'yes');
  all.expectTodo('签发:李局长');

  const two = calling({ each: { field: '处室', limit: 5, rule: { votes: 2 } } }, ['甲处', '乙处', '丙处']);
  report(two, 1, 'yes');
  report(two, 2, 'yes');
  two.expectTodo('签发:李局长');
  deepEqual(running(two), []);
});

test('分送太多就停下等管理员，减少以后接着送', () => {
  const office = calling({ each: { field: '处室', limit: 2, rule: 'all' } }, ['甲处', '乙处', '丙处']);
  const visit = office.state.visits.at(-1)?.id ?? 0;
  const again = { kind: 'resolveIncident', visit, actor: person('管理员') } as const;
  equal(office.do(again), 'workflow.too-many-children');
  office.form.处室 = ['甲处', '乙处'];

  equal(office.do(again), undefined);

  deepEqual(running(office), [1, 2]);
});

test('子流程退回主流程：回到调用之前的环节，别的子流程停下；重新提交后接着上次的子流程', () => {
  const office = calling({ each: { field: '处室', limit: 5, rule: 'all' } }, ['甲处', '乙处']);

  equal(report(office, 1, 'returned'), undefined);

  office.expectTodo('核稿:张科长');
  deepEqual(running(office), []);
  office.submit('核稿');
  deepEqual(running(office), [3, 4]);
  deepEqual(
    office.state.children?.map(({ reopens }) => reopens),
    [undefined, undefined, 1, 2],
  );
});

test('主流程退回子流程：子流程重新打开，而不是另起一个', () => {
  const office = calling();
  report(office, 1, 'yes');

  office.giveBack('签发', '分送');

  deepEqual(
    office.state.children?.map((child) => [child.state, child.reopens]),
    [
      ['yes', undefined],
      ['running', 1],
    ],
  );
  report(office, 2, 'yes');
  office.expectTodo('签发:李局长');
});

test('一个承办的都没有选，就没有发起子流程：看得出来，也不能退回到那里', () => {
  const each = { field: '处室', limit: 20, rule: 'all' } as const;
  const none = calling({ each }, []);
  const one = calling({ each }, ['一处']);
  report(one, 1, 'yes');
  const itemAt = (office: Scenario) => office.state.items.findLast(({ state }) => state === 'open')?.id ?? 0;
  const targets = (office: Scenario) => returnTargets(office.program, office.state, itemAt(office)).length;

  deepEqual(
    emptyCalls(none.program, none.state).map(({ step, field }) => [step, field]),
    [['分送', '处室']],
  );
  deepEqual(emptyCalls(one.program, one.state), []);
  equal(targets(none), targets(one) - 1);
});

test('取回发起子流程的办理：子流程没人动过才行', () => {
  const office = calling();
  equal(office.takeBack('核稿'), 'workflow.already-acted-on');
  office.untouchedChildren = true;

  equal(office.takeBack('核稿'), undefined);

  office.expectTodo('核稿:张科长');
  deepEqual(running(office), []);
});

test('终止主流程，同步子流程一并停下；复活后重新打开', () => {
  const office = calling();
  office.do({ kind: 'terminate', actor: person('管理员'), reason: '不办了' });
  deepEqual(running(office), []);

  office.do({ kind: 'revive', actor: person('管理员'), reason: '又要办' });

  deepEqual(running(office), [2]);
  report(office, 2, 'yes');
  office.expectTodo('签发:李局长');
});

test('迁移到新版：环节按编号对上，改了编号的要指明；对不上的不能迁', () => {
  const office = new Scenario(processOf(step('核稿', '张科长'), step('签发', '李局长')));
  office.submit('拟稿');
  const to = processOf(step('审核', '陈主任'), step('会签', '甲'), step('签发', '李局长'));
  const programs = { from: office.program, to };
  deepEqual(unmappedNodes(office.program, to, office.state, { nodes: {} }), ['核稿']);
  const plan = { nodes: { 核稿: '审核' }, reason: '新版', actor: person('管理员') };

  const refused = migrate(programs, office.state, { ...plan, nodes: {} }, office.facts());
  const moved = migrate(programs, office.state, plan, office.facts());

  equal(refused.ok, false);
  if (!moved.ok) throw new Error(moved.rejection.code);
  const next: Scenario = Object.assign(Object.create(Scenario.prototype), office, { program: to });
  next.state = moved.value.state;
  next.events.push(...moved.value.events);
  next.check();
  next.submit('审核');
  next.expectTodo('会签:甲');
});
