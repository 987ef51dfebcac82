import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { ProcessPart } from '../index.ts';
import { buildProcess, compile, forecast, returnTargets, toXml } from '../index.ts';
import { passDays, published, tick } from '../testing/published.ts';
import { person, type Scenario, step, visitAt } from '../testing/scenario.ts';

async function begun(...parts: readonly ProcessPart[]): Promise<Scenario> {
  const office = await published(...parts);
  office.submit('draft');
  return office;
}
const late = { id: 'late', name: '两天没办' };
const leave = { actor: person('管理员'), asAdministrator: true, reason: '特殊' } as const;

/** 甲 writes; after two working days 督查 looks into it beside him and tells 主任; then 局长 signs. */
const reminded = (...more: readonly ProcessPart[]): ProcessPart[] => [
  {
    ...step('work', '甲'),
    due: { workingDays: 2 },
    overdue: [{ afterDue: 0, act: { kind: 'beside', event: 'late' } }],
    beside: [{ event: late, parts: [step('look', '督查'), step('tell', '主任'), ...more] }],
  },
  step('sign', '局长'),
];

test('不打断的定时：到时旁边另开一路，原来的件照办；旁路自己结束，流程不等它', async () => {
  const office = await begun(...reminded());
  deepEqual(tick(office), []);
  passDays(office, 2);

  deepEqual(tick(office), [undefined]);

  office.expectTodo('work:甲', 'look:督查');
  deepEqual(tick(office), [], 'once only');
  deepEqual(
    forecast(office.program, office.state, office.facts()).map(({ node, beside }) => [node, beside ?? '']),
    [
      ['work', ''],
      ['sign', ''],
      ['look', '两天没办'],
      ['tell', '两天没办'],
    ],
  );
  office.submit('look');
  office.expectTodo('work:甲', 'tell:主任');
  office.submit('tell');
  office.expectTodo('work:甲');
  office.submit('work');
  office.submit('sign');
  office.expectEnd();
});

test('环节办完了旁路还在办；流程办结，旁路停下并说明原因；复活后旁路接着办', async () => {
  const office = await begun(...reminded());
  passDays(office, 2);
  tick(office);
  office.submit('work');
  office.expectTodo('sign:局长', 'look:督查');

  office.submit('sign');

  office.expectEnd();
  const stopped = office.item('look');
  deepEqual([stopped.state, stopped.closedReason], ['cancelled', 'regionOver']);
  equal(office.do({ kind: 'revive', actor: person('管理员'), reason: '再办' }), undefined);
  office.expectTodo('sign:局长', 'look:督查');
});

test('环节退回、特送离开，旁路跟着停下；取回了又接着办', async () => {
  const office = await begun(...reminded());
  passDays(office, 2);
  tick(office);
  office.submit('look');

  equal(office.giveBack('work', 'draft'), undefined);

  office.expectTodo('draft:拟稿人');
  equal(office.item('tell').closedReason, 'regionOver');
  equal(office.item('look').voidedBy, undefined, 'what was found out stays');
  equal(office.takeBack('work'), undefined);
  office.expectTodo('work:甲', 'tell:主任');
  equal(office.do({ kind: 'jump', visit: visitAt(office, 'work'), to: 'sign', ...leave }), undefined);
  office.expectTodo('sign:局长');
});

test('旁路里只能退到旁路里的环节，也不能特送出去或特送进来；已有人在旁边办了就不能取回', async () => {
  const office = await begun(...reminded());
  passDays(office, 2);
  equal(office.takeBack('draft'), undefined, 'before it begins');
  office.submit('draft');
  passDays(office, 2);
  tick(office);
  equal(office.takeBack('draft'), 'workflow.already-acted-on');
  deepEqual(returnTargets(office.program, office.state, office.open('look').id), []);
  office.submit('look');
  deepEqual(
    returnTargets(office.program, office.state, office.open('tell').id).map(({ node }) => node),
    ['look'],
  );
  const jump = (from: string, to: string) => office.do({ kind: 'jump', visit: visitAt(office, from), to, ...leave });
  equal(jump('tell', 'sign'), 'workflow.target-in-sibling-branch');
  equal(jump('work', 'look'), 'workflow.target-in-sibling-branch');

  equal(office.giveBack('tell', 'look'), undefined);

  office.expectTodo('work:甲', 'look:督查');
});

test('并行分支里的旁路随分支到达而停，汇合不等它，也不因它而错算', async () => {
  const office = await begun(
    { parallel: 'both', branches: [reminded().slice(0, 1), [step('other', '乙')]] },
    step('sign', '局长'),
  );
  passDays(office, 2);
  tick(office);
  office.expectTodo('work:甲', 'look:督查', 'other:乙');
  office.submit('work');
  office.expectTodo('other:乙');
  equal(office.takeBack('work'), undefined);
  office.expectTodo('work:甲', 'look:督查', 'other:乙');
  equal(office.giveBack('other', 'draft', { across: 'cancel' }), undefined);
  office.expectTodo('draft:拟稿人');
  for (const node of ['draft', 'work', 'other', 'sign']) office.submit(node);
  office.expectEnd();
});

test('旁路里也能并行，旁路里的环节也能再有自己的旁路', async () => {
  const again = { id: 'again', name: '还没办' };
  const office = await begun(
    ...reminded(
      { parallel: 'two', branches: [[step('a', '丙')], [step('b', '丁')]] },
      {
        ...step('report', '副局长'),
        due: { workingDays: 1 },
        overdue: [{ afterDue: 0, act: { kind: 'beside', event: 'again' } }],
        beside: [{ event: again, parts: [step('press', '秘书')] }],
      },
    ),
  );
  passDays(office, 2);
  tick(office);
  for (const node of ['look', 'tell']) office.submit(node);
  office.expectTodo('work:甲', 'a:丙', 'b:丁');
  equal(office.giveBack('a', 'look', { across: 'wait' }), undefined);
  office.submit('b');
  office.expectTodo('work:甲', 'look:督查');
  for (const node of ['look', 'tell', 'a']) office.submit(node);
  passDays(office, 2);
  tick(office);
  office.expectTodo('work:甲', 'report:副局长', 'press:秘书');
  office.submit('report');
  office.expectTodo('work:甲');
  equal(office.item('press').closedReason, 'regionOver');
});

/** 甲 and then 乙 and 丙 side by side have five working days in all; after that 主任 takes it over. */
const timedSection: readonly ProcessPart[] = [
  step('check', '张科长'),
  {
    section: 'inside',
    name: '内部办理',
    timers: [{ id: 'over', name: '五天没办完', workingDays: 5 }],
    parts: [step('one', '甲'), { parallel: 'fork', branches: [[step('two', '乙')], [step('three', '丙')]] }],
  },
  {
    choice: 'inside_timers',
    branches: [{ parts: [] }, { event: { id: 'over', name: '五天没办完' }, parts: [step('chief', '主任')] }],
  },
  step('sign', '局长'),
];

test('子流程的限时：到时里面全部停下，走定时的流向；从进入子流程算起，不从各环节算起', async () => {
  const office = await begun(...timedSection);
  office.submit('check');
  passDays(office, 3);
  deepEqual(tick(office), []);
  office.submit('one');
  office.submit('two');
  passDays(office, 4);

  deepEqual(tick(office), [undefined]);

  office.expectTodo('chief:主任');
  deepEqual([office.item('three').state, office.item('three').closedReason], ['cancelled', 'timeOver']);
  deepEqual(tick(office), []);
  office.submit('chief');
  office.submit('sign');
  office.expectEnd();
});

test('子流程按时办完、退回出去，限时就不再算；再进来重新算；暂停的时间不算', async () => {
  const office = await begun(...timedSection);
  office.submit('check');
  passDays(office, 4);
  equal(office.giveBack('one', 'check'), undefined);
  passDays(office, 10);
  deepEqual(tick(office), []);
  office.submit('check');
  passDays(office, 4);
  office.do({ kind: 'suspend', actor: person('管理员'), reason: '等' });
  passDays(office, 14);
  office.do({ kind: 'resume', actor: person('管理员') });
  deepEqual(tick(office), []);
  for (const node of ['one', 'two', 'three']) office.submit(node);
  office.expectTodo('sign:局长');
  passDays(office, 30);
  deepEqual(tick(office), []);
  equal(office.takeBack('three'), undefined);
  office.expectTodo('three:丙');
  passDays(office, 30);
  deepEqual(tick(office), [undefined], 'taken back, its time runs again');
  office.expectTodo('chief:主任');
});

test('限时的钟不是办理：不能从它特送，名册里没有它，里面的环节办完它就停', async () => {
  const office = await begun(...timedSection);
  office.submit('check');
  const clock = office.state.visits.find((visit) => visit.clock);
  ok(clock);
  equal(office.do({ kind: 'jump', visit: clock.id, to: 'sign', ...leave }), 'workflow.jump-not-offered');
  deepEqual(
    forecast(office.program, office.state, office.facts()).map(({ node }) => node),
    ['one', 'two', 'three', 'sign'],
  );
  equal(office.do({ kind: 'jump', visit: visitAt(office, 'one'), to: 'sign', ...leave }), undefined);
  equal(office.state.visits[clock.id - 1]?.state, 'cancelled');
});

const refused = async (xml: string): Promise<readonly string[]> => {
  const compiled = await compile(xml);
  return compiled.ok ? [] : (compiled.rejection.fields ?? []).map(({ message }) => message);
};

test('旁路并回主流程、什么也不办、附在子流程上的并回去：发布时说明为什么', async () => {
  const xml = await toXml(
    buildProcess({ id: 'p', name: '流程', parts: [{ step: 'draft', name: '拟稿' }, ...reminded()] }),
  );
  deepEqual(await refused(xml), []);

  match(
    (await refused(xml.replace('targetRef="late_end"', 'targetRef="sign"'))).join(),
    /后面的流向并到了办理环节“sign”/,
  );
  match(
    (await refused(xml.replace('sourceRef="late" targetRef="look"', 'sourceRef="late" targetRef="late_end"'))).join(),
    /后面没有要办的事/,
  );
  const timed = await toXml(
    buildProcess({ id: 'p', name: '流程', parts: [{ step: 'draft', name: '拟稿' }, ...timedSection] }),
  );
  match(
    (await refused(timed.replace('<bpmn:boundaryEvent ', '<bpmn:boundaryEvent cancelActivity="false" '))).join(),
    /后面的流向并到了/,
  );
});
