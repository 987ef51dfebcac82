import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { ProcessPart, SectionPart, Visit } from '../index.ts';
import { buildProcess, clocksOver, compile, diagram, forecast, toXml, wakeTimes } from '../index.ts';
import { passDays, published, tick } from '../testing/published.ts';
import { person, type Scenario, step, visitAt } from '../testing/scenario.ts';

/** 现场核查: 甲 looks, 乙 writes; after two working days 督查 is asked beside it, after five 主任 takes it over. */
const check: SectionPart = {
  section: 'check',
  name: '现场核查',
  timers: [
    { id: 'over', name: '五天没完', workingDays: 5 },
    { id: 'slow', name: '两天没完', workingDays: 2, beside: true },
  ],
  beside: [{ event: { id: 'slow', name: '两天没完' }, parts: [step('look', '督查'), step('tell', '秘书')] }],
  parts: [step('visit', '甲'), step('write', '乙')],
};
const taken: ProcessPart = {
  choice: 'check_timers',
  branches: [{ parts: [] }, { event: { id: 'over', name: '五天没完' }, parts: [step('take', '主任')] }],
};
const parts = [check, taken, step('sign', '局长')];

async function begun(...all: readonly ProcessPart[]): Promise<Scenario> {
  const office = await published(...all);
  office.submit('draft');
  return office;
}

test('不打断子流程的定时：到时旁边另开一路，里面的照办；只开一次，后面的时限照旧', async () => {
  const office = await begun(...parts);
  office.expectTodo('visit:甲');
  passDays(office, 2);
  deepEqual(tick(office), [undefined]);
  office.expectTodo('visit:甲', 'look:督查');
  deepEqual(tick(office), []);
  deepEqual(
    forecast(office.program, office.state, office.facts()).map(({ node, beside }) => [node, beside ?? '']),
    [
      ['visit', ''],
      ['write', ''],
      ['sign', ''],
      ['take', ''],
      ['look', '两天没完'],
      ['tell', '两天没完'],
    ].filter(([node]) => node !== 'take' || hasAlternative(office)),
  );
  const [limit] = clocksOver(office.program, office.state, visitOf(office, 'visit'), office.calendar);
  deepEqual([limit?.section, limit?.name], ['check', '现场核查']);
  equal(limit?.dueAt, wakeTimes(office.program, office.state, office.calendar)[0]?.at, 'the one that leaves it');
  deepEqual(clocksOver(office.program, office.state, visitOf(office, 'look'), office.calendar), []);
  office.submit('look');
  office.expectTodo('visit:甲', 'tell:秘书');
  office.submit('visit');
  passDays(office, 5);
  deepEqual(tick(office), [undefined]);
  office.expectTodo('take:主任');
  equal(office.item('tell').closedReason, 'regionOver');
  office.submit('take');
  office.submit('sign');
  office.expectEnd();
});

const visitOf = (office: Scenario, node: string) => office.state.visits[visitAt(office, node) - 1] as Visit; // reason: the step is open

const hasAlternative = (office: Scenario): boolean =>
  forecast(office.program, office.state, office.facts()).some(({ node }) => node === 'take');

test('里面办完了，旁边开的一路接着办，汇到一起的流程不等它；退回到外面，旁路跟着停下', async () => {
  const office = await begun(...parts);
  passDays(office, 2);
  tick(office);
  office.submit('visit');
  office.submit('write');
  office.expectTodo('sign:局长', 'look:督查');
  office.submit('look');
  office.submit('sign');
  office.expectEnd();

  const other = await begun(...parts);
  passDays(other, 2);
  tick(other);
  const item = other.item('visit').id;
  equal(
    other.do({ kind: 'return', item, actor: person('甲'), to: { kind: 'starter' }, mode: 'rewalk', reason: '要改' }),
    undefined,
  );
  other.expectTodo('draft:拟稿人');
});

test('旁路开着的时候，送进来的那一步不能取回；停着的时候旁路的定时也不到', async () => {
  const office = await begun(...parts);
  passDays(office, 2);
  tick(office);
  equal(office.takeBack('draft'), 'workflow.already-acted-on');
  const still = await begun(...parts);
  still.do({ kind: 'suspend', actor: person('管理员'), reason: '等' });
  deepEqual(wakeTimes(still.program, still.state, still.calendar), []);
});

test('并行的一支里也一样；画出来再读回来不变，图上有它', async () => {
  const office = await begun(
    { parallel: 'both', branches: [[check, taken], [step('other', '丙')]] },
    step('sign', '局长'),
  );
  passDays(office, 2);
  tick(office);
  office.expectTodo('visit:甲', 'other:丙', 'look:督查');
  office.submit('visit');
  office.submit('write');
  office.expectTodo('other:丙');
  ok(visitAt(office, 'look') > 0);
  equal(office.item('look').closedReason, 'regionOver', 'its branch has arrived');

  const program = buildProcess({ id: 'p', name: '核查', parts: [{ step: 'draft', name: '拟稿' }, ...parts] });
  const xml = await toXml(program);
  const compiled = await compile(xml);
  ok(compiled.ok, JSON.stringify(compiled));
  equal(await toXml(compiled.value), xml);
  const { nodes } = diagram(program);
  ok(nodes.some(({ id, kind }) => id === 'slow' && kind === 'beside'));
  ok(nodes.some(({ id }) => id === 'tell'));
});
