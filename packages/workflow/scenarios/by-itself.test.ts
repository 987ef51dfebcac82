import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '@gov/base';
import type { NodeRules, OverdueStep, ProcessPart } from '../index.ts';
import { forecast, wakeTimes } from '../index.ts';
import type { Scenario } from '../testing/scenario.ts';
import { by, Scenario as Office, person, processOf, scenario, step } from '../testing/scenario.ts';
import type { StepSettings } from './places.ts';

const at = (text: string) => text as Instant; // reason: a literal in the branded format

/** 经办 is due on 2026-03-04 01:01, two working days after Monday 2026-03-02. */
const timed = (act: OverdueStep['act'], rules: StepSettings = {}, ...people: readonly string[]): Scenario => {
  const office = scenario(
    {
      ...step('经办', ...(people.length > 0 ? people : ['张三'])),
      due: { workingDays: 2 },
      overdue: [{ afterDue: 0, act }],
      ...rules,
    },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  return office;
};

const ring = (office: Scenario, when = '2026-03-05T01:00:00.000Z') => {
  office.now = at(when);
  return office.do({
    kind: 'timeOut',
    visit: office.state.visits.findLast((one) => one.node === '经办')?.id ?? 0,
    step: 0,
  });
};

test('超时：没到期不动，到期做一次，再来一次什么也不做，办完的也不做', () => {
  const office = timed({ kind: 'remind' });
  deepEqual(wakeTimes(office.program, office.state, office.facts().calendar), [
    { visit: 2, step: 0, at: '2026-03-04T01:01:00.000Z' },
  ]);

  equal(ring(office, '2026-03-03T01:00:00.000Z'), 'workflow.not-yet-due');
  equal(ring(office), undefined);
  equal(ring(office), 'workflow.time-out-done');

  deepEqual(wakeTimes(office.program, office.state, office.facts().calendar), []);
  const late = timed({ kind: 'agree' });
  late.submit('经办');
  equal(ring(late), 'workflow.visit-not-under-way');
});

test('超时自动同意：系统办结并写明，签批环节决不自动同意', () => {
  const office = timed({ kind: 'agree' });
  equal(ring(office), undefined);
  office.expectTodo('签发:李局长');
  equal(office.item('经办').auto, 'timedOut');

  equal(ring(timed({ kind: 'agree' }, { signing: true })), 'workflow.time-out-not-possible');
});

test('加一步到期：没有“不同意”，到时也不代他不同意，仍由他办；自动同意的照样往下走，别的办法不变', () => {
  const added = (act: OverdueStep['act']) => {
    const operations = { ...step('经办').operations, disagree: true };
    const free = { persons: true, nodes: [], limit: 1 };
    const office = timed(act, { operations, free });
    equal(
      office.submit('经办', '张三', { next: { kind: 'persons', name: '核对数据', handlers: [person('赵')] } }),
      undefined,
    );
    return office;
  };

  const refused = added({ kind: 'disagree' });
  equal(ring(refused), 'workflow.time-out-not-possible');
  refused.expectTodo('经办:赵');
  equal(refused.state.status, 'open');
  equal(refused.submit('经办'), undefined);
  refused.expectTodo('签发:李局长');

  const agreed = added({ kind: 'agree' });
  equal(ring(agreed), undefined);
  agreed.expectTodo('签发:李局长');

  const back = added({ kind: 'return', to: 'previous' });
  equal(ring(back), undefined);
  back.expectTodo('经办:张三');
});

test('超时转给别人、升级告知、退回上一步、走指定流向、收回签收', () => {
  const moved = timed({ kind: 'transfer', to: by('王副科').handler });
  ring(moved);
  moved.expectTodo('经办:王副科');

  const told = timed({ kind: 'escalate', to: by('陈主任').handler });
  ring(told);
  told.expectTodo('经办:张三');
  deepEqual(
    told.state.items.filter((item) => item.kind === 'read').map((item) => item.holder.personId),
    ['陈主任'],
  );

  const back = timed({ kind: 'return', to: 'previous' });
  ring(back);
  back.expectTodo('拟稿:拟稿人');

  const away = timed({ kind: 'goTo', node: '签发' });
  ring(away);
  away.expectTodo('签发:李局长');

  const pool = timed({ kind: 'release' }, {}, '张三', '赵');
  equal(ring(pool), 'workflow.time-out-not-possible', '没有签收就没有可收回的');
});

test('签收以后转给候选人以外的人，他放弃，件回到原来的候选人', () => {
  const office = scenario({ ...step('经办', '赵', '钱'), multi: { mode: 'pool' } }, step('签发', '李局长'));
  const give = (from: string, to: string) =>
    office.do({ kind: 'transfer', item: office.open('经办', from).id, actor: person(from), to: person(to) });
  office.submit('拟稿');
  equal(give('赵', '孙'), 'workflow.claim-first');
  equal(office.do({ kind: 'claim', item: office.open('经办', '赵').id, actor: person('赵') }), undefined);
  equal(give('赵', '钱'), 'workflow.receiver-is-candidate');
  equal(give('赵', '孙'), undefined);
  office.expectTodo('经办:孙');

  equal(office.do({ kind: 'release', item: office.open('经办', '孙').id, actor: person('孙') }), undefined);

  office.expectTodo('经办:赵', '经办:钱');
});

test('重新确定办理人：不再由他办的停下，还由他办的接着办，投过的票算数，加进来的人不动', () => {
  const again = (office: ReturnType<typeof scenario>, node: string) =>
    office.do({
      kind: 'resolveAgain',
      visit: office.open(node).visit ?? 0,
      actor: person('管理员'),
      reason: '换了人',
    });
  const alone = scenario(step('经办', '张三'), step('签发', '李局长'));
  alone.submit('拟稿');
  equal(again(alone, '经办'), 'workflow.handlers-unchanged');
  alone.replaced = { 张三: '王五' };
  equal(again(alone, '经办'), undefined);
  alone.expectTodo('经办:王五');
  equal(alone.state.items.find(({ holder }) => holder.personId === '张三')?.closedReason, 'foundAgain');
  alone.submit('经办');
  alone.expectTodo('签发:李局长');

  const group = scenario(
    { ...step('会签', '赵', '钱', '孙'), multi: { mode: 'parallel', rule: 'all' } },
    step('签发', '李'),
  );
  group.submit('拟稿');
  group.submit('会签', '赵');
  group.replaced = { 孙: '周', 赵: '吴' };
  equal(again(group, '会签'), undefined);
  group.expectTodo('会签:钱', '会签:吴', '会签:周');
  group.submit('会签', '钱');
  group.submit('会签', '吴');
  group.submit('会签', '周');
  group.expectTodo('签发:李');

  const queue = scenario(
    { ...step('会签', '赵', '钱', '孙'), multi: { mode: 'sequential', rule: 'all' } },
    step('签发', '李'),
  );
  queue.submit('拟稿');
  queue.replaced = { 赵: '周', 孙: '吴' };
  equal(again(queue, '会签'), undefined);
  queue.expectTodo('会签:周');
  for (const name of ['周', '钱', '吴']) queue.submit('会签', name);
  queue.expectTodo('签发:李');

  const pool = scenario({ ...step('承办', '赵', '钱'), multi: { mode: 'pool' } }, step('签发', '李'));
  pool.submit('拟稿');
  pool.do({ kind: 'claim', item: pool.open('承办', '赵').id, actor: person('赵') });
  pool.replaced = { 赵: '周' };
  equal(again(pool, '承办'), undefined);
  pool.expectTodo('承办:钱', '承办:周');
});

test('签收以后不办，到期收回，大家又都可以签收', () => {
  const office = scenario({
    ...step('经办', '张三', '赵'),
    multi: { mode: 'pool' },
    due: { workingDays: 2 },
    overdue: [{ afterDue: 0, act: { kind: 'release' } }],
  });
  office.submit('拟稿');
  const item = office.open('经办', '赵');
  office.do({ kind: 'claim', item: item.id, actor: item.holder });
  office.expectTodo('经办:赵');

  ring(office);

  office.expectTodo('经办:张三', '经办:赵');
});

test('挂起时钟也停：激活后剩下的工作时间不变，周末不算；挂起时超时不生效', () => {
  const office = timed({ kind: 'agree' });
  office.now = at('2026-03-03T00:59:00.000Z');
  office.do({ kind: 'suspend', actor: person('管理员'), reason: '等答复' });
  deepEqual(wakeTimes(office.program, office.state, office.facts().calendar), []);
  equal(ring(office), 'workflow.suspended');

  office.now = at('2026-03-06T00:59:00.000Z');
  office.do({ kind: 'resume', actor: person('管理员') });

  // one working day and one minute were left on Tuesday; from Friday that ends on Monday
  equal(office.open('经办').dueAt, '2026-03-09T01:01:00.000Z');
  equal(ring(office, '2026-03-08T12:00:00.000Z'), 'workflow.not-yet-due');
});

const passing = (rules: NodeRules, first = '张三') => {
  const office = scenario(step('核稿', first), { ...step('审核', '张三'), ...rules }, step('签发', '李局长'));
  office.submit('拟稿');
  return office;
};

test('同一人重复办理自动通过，痕迹看得见；签批环节、关键字段变了的、退回再来的、别人代办的不自动', () => {
  const office = passing({ repeated: 'adjacent' });
  office.submit('核稿');
  office.expectTodo('签发:李局长');
  equal(office.item('审核').auto, 'repeatedHandler');

  office.giveBack('签发', '核稿');
  office.submit('核稿');
  office.expectTodo('审核:张三');

  const signing = passing({ repeated: 'adjacent', signing: true });
  signing.submit('核稿');
  signing.expectTodo('审核:张三');

  const changed = passing({ repeated: 'adjacent', keyFields: ['金额'] });
  changed.changed = ['金额'];
  changed.submit('核稿');
  changed.expectTodo('审核:张三');

  const stoodIn = passing({ repeated: 'adjacent' });
  const deed = { kind: 'complete', item: stoodIn.open('核稿').id, vote: 'agree' } as const;
  equal(stoodIn.do({ ...deed, actor: { ...person('王秘书'), onBehalfOf: person('张三') } }), undefined);
  stoodIn.expectTodo('审核:张三');

  const other = passing({ repeated: 'adjacent' }, '王科长');
  other.submit('核稿');
  other.expectTodo('审核:张三');
});

test('自动通过之后，办理人还可以取回自己的办理，自动的一步一并收回', () => {
  const office = passing({ repeated: 'adjacent' });
  office.submit('核稿');
  office.expectTodo('签发:李局长');

  equal(office.takeBack('核稿'), undefined);

  office.expectTodo('核稿:张三');
  office.submit('核稿');
  office.expectTodo('签发:李局长');
});

test('会签里重复的人自动同意，别人照常办', () => {
  const office = scenario(
    step('核稿', '甲'),
    { ...step('会签', '甲', '乙'), multi: { mode: 'parallel', rule: 'all' }, repeated: 'earlier' },
    step('签发', '李局长'),
  );
  office.submit('拟稿');

  office.submit('核稿');

  office.expectTodo('会签:乙');
  office.submit('会签', '乙');
  office.expectTodo('签发:李局长');
});

test('办理人就是发起人：自动通过，或依次改由他人办，都是发起人就停下等管理员', () => {
  const byStarter = (rules: NodeRules) => {
    const office = scenario({ ...step('审核', '拟稿人'), ...rules }, step('签发', '李局长'));
    office.submit('拟稿');
    return office;
  };

  byStarter({}).expectTodo('审核:拟稿人');
  byStarter({ starterHandles: 'skip' }).expectTodo('签发:李局长');
  const instead = { instead: [by('拟稿人').handler, by('陈主任').handler] };
  byStarter({ starterHandles: instead }).expectTodo('审核:陈主任');
  const top = byStarter({ starterHandles: { instead: [by('拟稿人').handler] } });
  equal(top.state.visits.at(-1)?.state, 'incident');
});

test('发起人自己的一步自动通过；退回再来时，改了什么要他自己再看', () => {
  const office = scenario(
    step('核稿', '张三'),
    { ...step('审核', '拟稿人'), starterHandles: 'skip' },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  office.submit('核稿');
  office.expectTodo('签发:李局长');

  office.giveBack('签发', '核稿');
  office.submit('核稿');

  office.expectTodo('审核:拟稿人');
});

test('找不到人：依次试替补规则、流程管理员、自动通过，最后停下，决不消失', () => {
  const vacant = (rules: NodeRules, administrator?: string) => {
    const parts = [{ ...step('审核'), ...rules }, step('签发', '李局长')];
    const program = processOf(...parts);
    const office = new Office(administrator ? { ...program, administrator: by(administrator).handler } : program);
    office.submit('拟稿');
    return office;
  };
  const substitute = { kind: 'rule', rule: by('王副科').handler } as const;
  const nobody = { kind: 'rule', rule: by().handler } as const;

  vacant({ whenNobody: [nobody, substitute] }).expectTodo('审核:王副科');
  vacant({ whenNobody: [{ kind: 'administrator' }] }, '管理员').expectTodo('审核:管理员');
  const passed = vacant({ whenNobody: [nobody, { kind: 'autoPass' }] });
  passed.expectTodo('签发:李局长');
  equal(passed.state.visits.find((visit) => visit.node === '审核')?.autoPassed, 'nobodyFound');
  const signing = vacant({ whenNobody: [{ kind: 'autoPass' }], signing: true });
  equal(signing.state.visits.at(-1)?.state, 'incident');
  equal(vacant({ whenNobody: [nobody] }).state.visits.at(-1)?.state, 'incident');
});

test('找不到人有替补：还要经过谁里写的就是替补的人；会自动通过或停下的，谁也不写', () => {
  const ahead = (whenNobody: NodeRules['whenNobody'] & object, rules: NodeRules = {}) => {
    const office = scenario({ ...step('审核'), whenNobody, ...rules }, step('签发', '李局长'));
    const steps = forecast(office.program, office.state, office.facts()).filter(({ node }) => node === '审核');
    return steps.map(({ handlers, empty }) => [handlers.map(({ personId }) => personId), empty]);
  };
  const substitute = { kind: 'rule', rule: by('王副科').handler } as const;
  const nobody = { kind: 'rule', rule: by().handler } as const;

  deepEqual(ahead([nobody, substitute]), [[['王副科'], undefined]]);
  deepEqual(ahead([nobody])[0]?.[0], []);
  deepEqual(ahead([{ kind: 'autoPass' }, substitute])[0]?.[0], [], 'passed before the substitute is asked');
  deepEqual(
    ahead([{ kind: 'autoPass' }, substitute], { signing: true }),
    [[['王副科'], undefined]],
    '签批 is not passed',
  );
});

test('还要经过谁：发起人自己的一步写的是替他的人，会自动通过的写明会自动通过', () => {
  const ahead = (...parts: readonly ProcessPart[]) => {
    const office = new Office(processOf(step('核稿', '甲'), ...parts));
    office.submit('拟稿');
    const told = forecast(office.program, office.state, office.facts()).filter(({ current }) => !current);
    return told.map(({ node, handlers, passes, empty }) => [
      node,
      handlers.map(({ personId }) => personId),
      passes ?? empty,
    ]);
  };

  deepEqual(
    ahead({ ...step('审核', '拟稿人'), starterHandles: { instead: [by('拟稿人').handler, by('乙').handler] } }),
    [['审核', ['乙'], undefined]],
  );
  deepEqual(ahead({ ...step('审核', '拟稿人'), starterHandles: 'skip' }), [['审核', ['拟稿人'], 'starterHandles']]);
  deepEqual(ahead({ ...step('审核', '甲'), repeated: 'adjacent' }, { ...step('复核', '甲'), repeated: 'earlier' }), [
    ['审核', ['甲'], 'repeatedHandler'],
    ['复核', ['甲'], 'repeatedHandler'],
  ]);
  deepEqual(ahead(step('审核', '乙'), { ...step('复核', '甲'), repeated: 'adjacent' })[1], ['复核', ['甲'], undefined]);
  deepEqual(ahead({ ...step('审核'), whenNobody: [{ kind: 'autoPass' }] }), [['审核', [], 'nobodyFound']]);
});

test('还要经过谁：依次加的每一步都写明是谁加的', () => {
  const office = scenario(
    { ...step('经办', '张三'), free: { persons: true, nodes: [], limit: 2 } },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  const later = [{ name: '复核', handlers: [person('钱')] }];
  office.submit('经办', '张三', { next: { kind: 'persons', name: '核对', handlers: [person('赵')], later } });

  const [, second] = forecast(office.program, office.state, office.facts());

  deepEqual([second?.name, second?.derivation], ['复核', [{ code: 'workflow.adhoc', facts: { by: '张三' } }]]);
});

test('顺序传阅：前一位读了才到后一位，办结以后接着传，终止以后不再传', () => {
  const office = scenario(step('经办', '张三'));
  const readers = [person('甲'), person('乙'), person('丙')];
  office.do({ kind: 'circulate', actor: person('拟稿人'), readers, mayComment: true, ordered: true });
  const waiting = () => office.state.items.filter((item) => item.kind === 'read' && item.state === 'open');
  deepEqual(
    waiting().map((item) => item.holder.personId),
    ['甲'],
  );

  office.do({ kind: 'comment', item: waiting()[0]?.id ?? 0, actor: person('甲') });
  deepEqual(
    waiting().map((item) => item.holder.personId),
    ['乙'],
  );
  office.submit('拟稿');
  office.submit('经办');
  office.expectEnd();
  office.do({ kind: 'read', item: waiting()[0]?.id ?? 0, actor: person('乙') });
  deepEqual(
    waiting().map((item) => item.holder.personId),
    ['丙'],
  );

  const stopped = scenario(step('经办', '张三'));
  stopped.do({ kind: 'circulate', actor: person('拟稿人'), readers, mayComment: false, ordered: true });
  stopped.do({ kind: 'terminate', actor: person('管理员'), reason: '不办了' });
  stopped.do({ kind: 'read', item: stopped.state.items.at(-1)?.id ?? 0, actor: person('甲') });
  equal(stopped.state.items.filter((item) => item.kind === 'read').length, 1);
});

test('受托代办：办的时候再看一次委托是否有效', () => {
  const office = scenario(step('经办', '张三'), step('签发', '李局长'));
  office.submit('拟稿');
  const item = office.open('经办').id;
  const act = { kind: 'complete', item, actor: { ...person('王秘书'), onBehalfOf: person('张三') } } as const;
  office.delegates = [];
  equal(office.do(act), 'workflow.not-acting-for');

  office.delegates = ['王秘书'];
  equal(office.do(act), undefined);

  equal(office.item('经办').doneBy?.onBehalfOf?.personId, '张三');
});

test('转办只能转给范围里的人，转得太多就不能再转', () => {
  const office = scenario({ ...step('经办', '张三'), transferTo: by('甲', '乙').handler }, step('签发', '李局长'));
  office.submit('拟稿');
  const hand = (from: string, to: string) =>
    office.do({ kind: 'transfer', item: office.open('经办').id, actor: person(from), to: person(to) });
  equal(hand('张三', '路人'), 'workflow.transfer-not-eligible');
  equal(hand('张三', '甲'), undefined);
  for (let turn = 0; turn < 9; turn += 1) equal(turn % 2 === 0 ? hand('甲', '乙') : hand('乙', '甲'), undefined);

  equal(hand('乙', '甲'), 'workflow.transfer-chain-too-long');
});

test('复活和撤消都有期限', () => {
  const program = {
    ...processOf(step('经办', '张三'), step('签发', '李局长')),
    undoMinutes: 5,
    reviveWithin: { workingDays: 3 },
  };
  const office = new Office(program);
  office.submit('拟稿');
  office.do({ kind: 'jump', visit: 2, to: '签发', actor: person('管理员'), asAdministrator: true, reason: '急' });
  office.now = at('2026-03-02T01:30:00.000Z');
  const act = office.state.acts?.at(-1)?.seq ?? 0;
  equal(office.do({ kind: 'undo', act, actor: person('管理员') }), 'workflow.undo-too-late');
  office.do({ kind: 'terminate', actor: person('管理员'), reason: '不办了' });
  office.now = at('2026-03-12T01:30:00.000Z');
  equal(office.do({ kind: 'revive', actor: person('管理员'), reason: '又要办' }), 'workflow.revive-too-late');
});

test('办结的也能复活：最后一步回到手里', () => {
  const office = scenario(step('经办', '张三'));
  office.submit('拟稿');
  office.submit('经办');
  office.expectEnd();
  office.irreversible = '用印';
  equal(office.do({ kind: 'revive', actor: person('管理员'), reason: '办错了' }), 'workflow.irreversible-step');
  office.irreversible = undefined;

  office.do({ kind: 'revive', actor: person('管理员'), reason: '办错了' });

  office.expectTodo('经办:张三');
});
