import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { forecast, type ProcessPart } from '../index.ts';
import { by, person, processOf, Scenario } from '../testing/scenario.ts';

const step = (name: string): ProcessPart => ({ step: name, name, ...by(name) });

/** The way as it is foreseen: node, what it depends on, and whether it lies on a way that was not assumed. */
function foreseen(parts: readonly ProcessPart[], answers: Record<string, boolean | 'unknown'>) {
  const office = new Scenario(processOf(...parts), answers);
  return forecast(office.program, office.state, office.facts())
    .filter(({ current }) => !current)
    .map(({ node, uncertain, alternative }) => [node, uncertain ?? 'sure', ...(alternative ? ['else'] : [])].join(' '));
}

const byDays: ProcessPart = {
  choice: 'days',
  branches: [
    { when: '超过三天', label: '长假', parts: [step('局长')] },
    { label: '其他', parts: [] },
  ],
};

test('条件还无法判断：默认的走法和别的走法都说，注明看表单；各路都回到一起以后，又是一定要经过的', () => {
  deepEqual(foreseen([byDays, step('存档')], { 超过三天: 'unknown' }), ['局长 answer else', '存档 sure']);
  deepEqual(foreseen([byDays, step('存档')], { 超过三天: true }), ['局长 sure', '存档 sure']);
  deepEqual(foreseen([byDays, step('存档')], { 超过三天: false }), ['存档 sure']);
});

test('有一路在里面就结束：后面的也不一定经过', () => {
  const ends: ProcessPart = {
    choice: 'ends',
    branches: [
      { when: '不用批', label: '到此为止', parts: [step('登记'), { end: 'early' }] },
      { label: '其他', parts: [step('科长')] },
    ],
  };
  deepEqual(foreseen([ends, step('存档')], { 不用批: 'unknown' }), ['科长 answer', '登记 answer else', '存档 answer']);
});

test('套着的条件：外面不知道，里面的都不一定', () => {
  const outer: ProcessPart = {
    choice: 'outer',
    branches: [
      { when: '花钱', label: '要', parts: [step('财务'), byDays] },
      { label: '其他', parts: [step('科长')] },
    ],
  };
  deepEqual(foreseen([outer, step('存档')], { 花钱: 'unknown', 超过三天: true }), [
    '科长 answer',
    '财务 answer else',
    '局长 answer else',
    '存档 sure',
  ]);
});

test('包容分支：条件成立的一定走，无法判断而走默认的不一定', () => {
  const some: ProcessPart = {
    parallel: 'some',
    branches: [
      { when: '花钱', label: '财务', parts: [step('财务')] },
      { when: '涉法', label: '法制', parts: [step('法制')] },
      { otherwise: true, parts: [step('办公室')] },
    ],
  };
  deepEqual(foreseen([some, step('存档')], { 花钱: true, 涉法: 'unknown' }), [
    '财务 sure',
    '办公室 answer',
    '存档 sure',
  ]);
});

const chosenOf = (office: Scenario, node: string): readonly string[] =>
  forecast(office.program, office.state, office.facts())
    .filter((one) => one.node === node && !one.current)
    .flatMap(({ handlers }) => handlers.map(({ personId }) => personId));
const holdersOf = (office: Scenario): readonly string[] =>
  office.state.items.filter(({ state }) => state === 'open').map(({ holder }) => holder.personId);
const chosen: ProcessPart = { step: '核稿', name: '核稿', handler: { kind: 'previousHandlersChoice' } };

test('并行的一路已经为汇合以后的一步选了人：还要经过谁就说这个人，另一路办完真的给他', () => {
  const office = new Scenario(processOf({ parallel: '会办', branches: [[step('先看')], [step('后看')]] }, chosen));
  office.submit('拟稿');
  deepEqual(chosenOf(office, '核稿'), []);

  office.submit('先看', undefined, { choices: { 核稿: [person('小王')] } });
  deepEqual(chosenOf(office, '核稿'), ['小王']);

  office.submit('后看');
  deepEqual(holdersOf(office), ['小王']);
});

test('选好了人，中间还要等答复：等的时候说得出是谁，他离开了就不再说他', () => {
  const waits: ProcessPart = { step: '等', name: '等', waits: [{ id: '答复', name: '答复', on: { kind: 'message' } }] };
  const office = new Scenario(processOf(step('经办'), waits, chosen));
  office.submit('拟稿');
  office.submit('经办', undefined, { choices: { 核稿: [person('小王')] } });
  deepEqual(chosenOf(office, '核稿'), ['小王']);

  office.left = ['小王'];
  deepEqual(chosenOf(office, '核稿'), []);
  office.left = [];
  deepEqual(chosenOf(office, '核稿'), ['小王']);
});

test('第二轮要重新选：上一轮选的人不算数', () => {
  const office = new Scenario(processOf(step('经办'), chosen));
  office.submit('拟稿');
  office.submit('经办', undefined, { choices: { 核稿: [person('小王')] } });
  const item = office.state.items.findLast(({ state }) => state === 'open');
  const first = office.state.visits.find(({ node }) => node === '经办');
  const to = { kind: 'visit', visit: first?.id ?? 0 } as const;
  const code = office.do({
    kind: 'return',
    item: item?.id ?? 0,
    actor: person('小王'),
    to,
    mode: 'rewalk',
    reason: '再看看',
  });
  deepEqual(code, undefined);
  deepEqual(chosenOf(office, '核稿'), []);
});
