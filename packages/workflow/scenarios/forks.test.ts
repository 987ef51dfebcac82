import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { BranchGuard, NodeId, ParallelBranch, ProcessPart } from '../index.ts';
import { buildProcess, forecast, returnTargets } from '../index.ts';
import type { Scenario } from '../testing/scenario.ts';
import { draft, Scenario as Office, person, scenario, step } from '../testing/scenario.ts';

const threeBranches = () => {
  const office = scenario(
    step('核稿', '张科长'),
    {
      parallel: '并行',
      branches: [[step('甲科', '甲'), step('甲复核', '甲长')], [step('乙科', '乙')], [step('丙科', '丙')]],
    },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  return office;
};

const jump = (office: Scenario, from: NodeId, to: NodeId, forks?: 'wholeBlock') =>
  office.do({
    kind: 'jump',
    visit: office.state.visits.findLast((visit) => visit.node === from)?.id ?? 0,
    to,
    actor: person('管理员'),
    asAdministrator: true,
    reason: '情况特殊',
    ...(forks ? { forks } : {}),
  });

test('跳进还没开始的分支：只开这一分支，汇合不等别的分支', () => {
  const office = threeBranches();

  jump(office, '核稿', '甲复核');

  office.expectTodo('甲复核:甲长');
  office.submit('甲复核');
  office.expectTodo('签发:李局长');
});

test('跳进分支并开整个并行块：别的分支从头开始', () => {
  const office = threeBranches();

  jump(office, '核稿', '甲复核', 'wholeBlock');

  office.expectTodo('甲复核:甲长', '乙科:乙', '丙科:丙');
});

test('跳回办过的并行块里：只开这一分支，别的算已办完', () => {
  const office = threeBranches();
  for (const node of ['核稿', '甲科', '甲复核', '乙科', '丙科']) office.submit(node);

  jump(office, '签发', '乙科');

  office.expectTodo('乙科:乙');
  office.submit('乙科');
  office.expectTodo('签发:李局长');
});

test('管理员重启正在办的兄弟分支：只重启它，别的分支不动，汇合等它', () => {
  const office = threeBranches();
  office.submit('核稿');
  office.submit('甲科');
  office.expectTodo('甲复核:甲长', '乙科:乙', '丙科:丙');

  equal(jump(office, '乙科', '甲科'), undefined);

  office.expectTodo('甲科:甲', '乙科:乙', '丙科:丙');
  equal(office.item('甲复核').closedReason, 'jumped');
  for (const node of ['乙科', '丙科', '甲科']) office.submit(node);
  office.expectTodo('甲复核:甲长');
  office.submit('甲复核');
  office.expectTodo('签发:李局长');
});

test('管理员重启已经到达的兄弟分支；没人动过可以撤消，那一分支又算到达', () => {
  const office = threeBranches();
  office.submit('核稿');
  office.submit('乙科');
  jump(office, '丙科', '乙科');
  office.expectTodo('甲科:甲', '乙科:乙', '丙科:丙');

  const act = office.state.acts?.at(-1)?.seq ?? 0;
  equal(office.do({ kind: 'undo', act, actor: person('管理员') }), undefined);

  office.expectTodo('甲科:甲', '丙科:丙');
  for (const node of ['甲科', '甲复核', '丙科']) office.submit(node);
  office.expectTodo('签发:李局长');
});

test('跳转以后，上一步就是离开的那个环节', () => {
  const office = threeBranches();

  jump(office, '核稿', '签发');

  const targets = returnTargets(office.program, office.state, office.open('签发').id);
  deepEqual(
    targets.filter((target) => target.previous).map((target) => target.node),
    ['核稿'],
  );
});

test('借出的件不能跳走', () => {
  const office = threeBranches();
  office.submit('核稿');
  office.giveBack('甲科', '核稿', { mode: 'direct' });

  equal(jump(office, '核稿', '签发'), 'workflow.jump-not-offered');
});

/** A fork whose branches have conditions. */
const inclusive = (answers: Record<string, boolean | 'unknown'>, withDefault = true) => {
  const branch = (node: string, who: string): readonly ProcessPart[] => [step(node, who)];
  const part = { parallel: '包容', branches: [branch('财务', '甲'), branch('法制', '乙'), branch('办公室', '丙')] };
  const program = buildProcess({ id: 'p', name: '测试', parts: [draft, part, step('签发', '李局长')] });
  const blocks = program.root.blocks.map((block) => {
    if (block.kind !== 'parallel') return block;
    const guards: readonly BranchGuard[] = [
      { kind: 'condition', source: '花钱' },
      { kind: 'condition', source: '涉法' },
      withDefault ? { kind: 'default' } : { kind: 'condition', source: '其他' },
    ];
    const guarded = (branch: ParallelBranch, at: number): ParallelBranch => {
      const guard = guards[at];
      return guard ? { ...branch, guard } : branch;
    };
    return { ...block, branches: block.branches.map(guarded) };
  });
  const office = new Office({ ...program, root: { ...program.root, blocks } }, answers);
  office.submit('拟稿');
  return office;
};

test('包容分支：条件成立的都走，汇合只等走了的；都不成立走默认', () => {
  const both = inclusive({ 花钱: true, 涉法: true });
  both.expectTodo('财务:甲', '法制:乙');
  both.submit('财务');
  both.expectTodo('法制:乙');
  both.submit('法制');
  both.expectTodo('签发:李局长');

  inclusive({ 花钱: true }).expectTodo('财务:甲');
  inclusive({}).expectTodo('办公室:丙');
});

test('包容分支：条件无法判断的，除成立的以外再走默认，痕迹写明', () => {
  const office = inclusive({ 花钱: true, 涉法: 'unknown' });

  office.expectTodo('财务:甲', '办公室:丙');
  const taken = office.events.find((event) => event.kind === 'branchesTaken');
  equal(taken?.because, 'defaultAfterUnknown');
  inclusive({ 花钱: false, 涉法: 'unknown', 其他: false }, false).expectTodo('法制:乙');
});

test('包容分支：汇合后退回走过的一支，只开这一支；没走的不是目标；还要经过谁只列会走的', () => {
  const office = inclusive({ 花钱: true, 涉法: true });
  office.submit('财务');
  office.submit('法制');
  const nodes = returnTargets(office.program, office.state, office.open('签发').id).map((target) => target.node);
  deepEqual(nodes, ['法制', '财务', '拟稿']);

  office.giveBack('签发', '财务');

  office.expectTodo('财务:甲');
  office.submit('财务');
  office.expectTodo('签发:李局长');
  office.giveBack('签发', '拟稿');
  const way = forecast(office.program, office.state, office.facts()).map((one) => one.node);
  deepEqual(way, ['拟稿', '财务', '法制', '签发']);
});

test('管理员可以跳进没有走的一支，汇合就等它', () => {
  const office = inclusive({ 花钱: true, 涉法: true });

  jump(office, '财务', '办公室');

  office.expectTodo('财务:甲', '法制:乙', '办公室:丙');
  const act = office.state.acts?.at(-1)?.seq ?? 0;
  office.do({ kind: 'undo', act, actor: person('管理员') });
  office.expectTodo('财务:甲', '法制:乙');
  office.submit('财务');
  office.submit('法制');
  office.expectTodo('签发:李局长');
});

test('关键字段变了，直送退回就改为逐级重走，痕迹写明哪个环节要重看', () => {
  const office = scenario({ ...step('财务', '甲'), keyFields: ['金额'] }, step('签发', '李局长'));
  office.submit('拟稿');
  office.submit('财务');
  office.giveBack('签发', '拟稿', { mode: 'direct' });
  office.changed = ['金额'];

  office.submit('拟稿');

  office.expectTodo('财务:甲');
  const lapsed = office.events.find((event) => event.kind === 'directLapsed');
  equal(lapsed?.node, '财务');
});
