import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { forecast, type ProcessPart } from '../index.ts';
import { by, everything, person, processOf, Scenario, visitAt } from '../testing/scenario.ts';

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

/** Two who both have to be heard, of whom the first one's word is enough; either may choose who comes next. */
const heard = (rule: 'any' | 'all'): ProcessPart => ({
  ...{ step: '合议', name: '合议', ...by('甲', '乙') },
  multi: { mode: 'parallel', rule, rest: 'continue' },
  operations: { disagree: true },
  free: { persons: true, nodes: ['核对'], limit: 3 },
});
const steps = (office: Scenario): readonly string[] =>
  forecast(office.program, office.state, office.facts())
    .filter(({ current }) => !current)
    .map(({ node, branches }) => [...branches, node].join('/'));

test('已经定了、还有人要表态的一步：先定的人自选了下一步，还要经过谁就从那一步说起，选了回来再从这里接着说', () => {
  for (const rejoin of [true, undefined]) {
    const office = new Scenario(processOf(heard('any'), step('科长'), step('核对'), step('存档')));
    office.submit('拟稿');
    deepEqual(steps(office), ['科长', '核对', '存档']);

    const next = { kind: 'node', node: '核对', ...(rejoin ? { rejoin } : {}) } as const;
    deepEqual(office.submit('合议', '甲', { next }), undefined);

    deepEqual(steps(office), rejoin ? ['核对', '科长', '核对', '存档'] : ['核对', '存档']);
    office.submit('合议', '乙');
    office.expectTodo('核对:核对');
    deepEqual(steps(office), rejoin ? ['科长', '核对', '存档'] : ['存档']);
  }
});

test('已经定了不通过、还有人要表态的一步：还要经过谁说的是不通过的去处，没有去处就什么也不说', () => {
  const no: ProcessPart = {
    choice: '结果',
    branches: [
      { on: 'no', parts: [step('改稿'), { end: '不办', result: 'refused' }] },
      { label: '通过', parts: [step('科长')] },
    ],
  };
  for (const behind of [[no, step('存档')], [step('科长')]]) {
    const office = new Scenario(processOf(heard('all'), ...behind));
    office.submit('拟稿');
    office.disagree('合议', '甲');

    deepEqual(steps(office), behind.includes(no) ? ['改稿'] : []);

    office.submit('合议', '乙');
    office.expectTodo(...(behind.includes(no) ? ['改稿:改稿'] : []));
  }
});

test('已经定了、先定的人要求并行的各路重新办一遍：还要经过谁就说各路', () => {
  const office = new Scenario(
    processOf(
      heard('any'),
      { parallel: '会签', countersign: true, branches: [[step('甲科')], [step('乙科')]] },
      step('签发'),
    ),
  );
  office.submit('拟稿');
  for (const who of ['甲', '乙']) office.submit('合议', who);
  office.submit('甲科');
  office.giveBack('乙科', '合议');
  const returned = steps(office);
  office.submit('合议', '甲', { wholeFork: true });

  const promised = steps(office).map((one) => one.split('/').at(-1));
  office.submit('合议', '乙');

  deepEqual(
    returned.map((one) => one.split('/').at(-1)),
    ['乙科', '签发'],
  );
  deepEqual(promised, ['甲科', '乙科', '签发']);
  office.expectTodo('甲科:甲科', '乙科:乙科');
});

test('几路里办完两路就往下走：每一路的第一步一定经过；其余停下的，后面的不一定，其余接着办的，一定', () => {
  const asked = (rest: 'cancel' | 'continue'): ProcessPart => ({
    parallel: '征求意见',
    enough: { branches: 2, rest },
    branches: [[step('甲科'), step('甲科长')], [step('乙科')], [step('丙科'), step('丙科长')]],
  });
  const all = ['甲科 sure', '甲科长 sure', '乙科 sure', '丙科 sure', '丙科长 sure', '存档 sure'];
  deepEqual(foreseen([asked('continue'), step('存档')], {}), all);
  deepEqual(foreseen([asked('cancel'), step('存档')], {}), [
    ...['甲科 sure', '甲科长 enough', '乙科 sure', '丙科 sure', '丙科长 enough', '存档 sure'],
  ]);

  const under = new Scenario(processOf(asked('continue'), step('存档')));
  under.submit('拟稿');
  const doubts = forecast(under.program, under.state, under.facts()).filter(({ uncertain }) => uncertain);
  deepEqual(doubts, []);
});

test('退回来改、改好直接送回退回人的：下一个一定是他；中间有关键内容改了，说的就是按流程重新走', () => {
  const kept: ProcessPart = { ...step('科长'), keyFields: ['天数'] } as ProcessPart;
  const returning: ProcessPart = { ...step('局长'), operations: everything } as ProcessPart;
  const office = new Scenario(processOf(kept, returning, step('存档')));
  for (const node of ['拟稿', '科长']) office.submit(node);
  office.giveBack('局长', '拟稿', { mode: 'direct' });

  deepEqual(steps(office), ['局长', '存档']);
  deepEqual(
    forecast(office.program, office.state, office.facts()).filter(({ uncertain }) => uncertain),
    [],
  );

  office.changed = ['天数'];
  deepEqual(steps(office), ['科长', '局长', '存档']);
  office.submit('拟稿');
  office.expectTodo('科长:科长');
});

test('特送回拟稿以后，拟稿仍然不算办过：后面“前面办过就自动通过”的一步，不说它会自动通过', () => {
  const repeated: ProcessPart = { step: '经办', name: '经办', ...by('拟稿人'), repeated: 'earlier' };
  const office = new Scenario(processOf(step('登记'), repeated, step('存档')));
  office.submit('拟稿');
  const jump = { kind: 'jump', visit: visitAt(office, '登记'), to: '拟稿', forks: 'onlyBranch' } as const;
  equal(office.do({ ...jump, reason: '写错了', actor: person('管理员'), asAdministrator: true }), undefined);

  const ahead = forecast(office.program, office.state, office.facts());

  deepEqual(
    ahead.map(({ node, passes }) => [node, passes]),
    ['拟稿', '登记', '经办', '存档'].map((node) => [node, undefined]),
  );
  for (const node of ['拟稿', '登记']) office.submit(node);
  office.expectTodo('经办:拟稿人');
});
