import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AssignmentId, brandId, type Instant, type PersonId, plainCalendar } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import {
  buildProcess,
  type Command,
  decideWithState,
  dryRun,
  type Facts,
  type ProcessPart,
  previewReturn,
  start,
} from '@gov/workflow';
import { actEffects } from './act-effects.ts';
import { sentBackOver } from './standing.ts';

const person = (name: string): ResolvedHandler => ({
  personId: brandId<PersonId>(name),
  assignmentId: brandId<AssignmentId>(name),
});
const operations = {
  returnTo: ['previous', 'chosen', 'starter'],
  resume: ['rewalk', 'direct'],
  chooseAcrossFork: true,
  jumpTo: ['归档'],
} as const;
const step = (id: string, name: string, who: string): ProcessPart => ({
  step: id,
  name,
  handler: { kind: 'named', personIds: [brandId<PersonId>(who)] },
  operations,
});
const facts: Facts = {
  now: '2026-03-02T01:00:00.000Z' as Instant, // reason: a literal in the branded format
  calendar: plainCalendar,
  formValues: {},
  resolveHandlers: (rule, { starter }) => ({
    handlers: rule.kind === 'named' ? rule.personIds.map((id) => person(id)) : [starter],
    derivation: [{ code: 'test', facts: {} }],
  }),
  evaluate: () => false,
};

/** 刘思远 drafts, 周杰 and then 张华 countersign first, 王芳 and 李强 after them at the same time, 赵立新 signs off; `done` have handled their step. */
function matter(...done: readonly (string | ((item: number) => Command))[]) {
  const program = buildProcess({
    id: 'p',
    name: '流程',
    cancelPolicy: 'anyTime',
    parts: [
      { step: '拟稿', name: '拟稿' },
      step('初会', '会签', '周杰'),
      step('先会', '会签', '张华'),
      {
        parallel: '会签',
        branches: [[step('甲', '会签', '王芳')], [step('乙', '会签', '李强')]],
      },
      step('签发', '签发', '赵立新'),
      step('归档', '归档', '孙倩'),
    ],
  });
  const begun = start(program, facts, { starter: person('刘思远') });
  assert.ok(begun.ok);
  let { state } = begun.value;
  const openItem = (name: string) => {
    const found = state.items.findLast((one) => one.state === 'open' && one.holder.personId === name);
    assert.ok(found, `${name} has nothing open`);
    return found.id;
  };
  for (const one of done) {
    const command: Command =
      typeof one === 'string'
        ? { kind: 'complete', item: openItem(one), actor: person(one), vote: 'agree' }
        : one(state.items.length);
    const decision = decideWithState(program, state, command, facts);
    assert.ok(decision.ok, decision.ok ? '' : decision.rejection.code);
    ({ state } = decision.value);
  }
  const opinions = state.items.filter((item) => item.state === 'done' && item.holder.personId !== '刘思远');
  const told = (actor: string, command: Command): readonly string[] => {
    const dry = dryRun(program, state, command, facts);
    const made = decideWithState(program, state, command, facts);
    assert.ok(made.ok);
    assert.ok(dry.ok, dry.ok ? '' : dry.rejection.code);
    const back = command.kind === 'return' ? previewReturn(program, state, command, facts) : undefined;
    const lines = actEffects({
      program,
      state,
      after: made.value.state,
      dry: dry.value,
      actor,
      nameOf: (personId) => personId,
      hasOpinion: (id) => opinions.some((item) => item.id === id),
      ...(made.value.events[0]?.kind === 'actWithdrawn' && made.value.events[0].act === 'completion'
        ? { takenBack: made.value.events[0].item }
        : {}),
      ...(back?.ok ? { waits: back.value.waits, comesBackTo: back.value.comesBackTo } : {}),
    });
    return lines.map(({ kind, words }) => (kind === 'plain' ? words : `${kind} ${words}`));
  };
  const visitOf = (node: string) => state.visits.findLast((visit) => visit.node === node)?.id ?? 0;
  return { told, visitOf, openItem, state };
}

type Matter = ReturnType<typeof matter>;

const giveBack = (from: Matter, name: string, node: string, across?: 'wait' | 'cancel'): Command => ({
  kind: 'return',
  item: from.openItem(name),
  actor: person(name),
  to: { kind: 'visit', visit: from.visitOf(node) },
  mode: 'rewalk',
  ...(across ? { across } : {}),
  reason: '请改',
});

const giveOn = (item: number): Command => ({ kind: 'transfer', item, actor: person('张华'), to: person('马晓东') });
const givenOnTo =
  (name: string) =>
  (item: number): Command => ({ kind: 'transfer', item, actor: person('李强'), to: person(name) });
/** 赵立新 returns it to where it was drafted. */
const sentBack = (item: number): Command => ({
  kind: 'return',
  item,
  actor: person('赵立新'),
  to: { kind: 'visit', visit: 1 },
  mode: 'rewalk',
  reason: '请改',
});
const withdraw = (from: Matter, name: string): Command => {
  const item = from.state.items.findLast((one) => one.state === 'done' && one.holder.personId === name)?.id ?? 0;
  return { kind: 'withdraw', item, actor: person(name) };
};

const table: readonly {
  readonly what: string;
  readonly given: Matter;
  readonly who: string;
  readonly act: (given: Matter) => Command;
  readonly told: readonly string[];
}[] = [
  {
    what: 'a return over the finished countersigning: nobody stops, every opinion is void',
    given: matter('刘思远', '周杰', '张华', '王芳', '李强'),
    who: '赵立新',
    act: (given) => giveBack(given, '赵立新', '拟稿'),
    told: [
      '没有别人的办理因此停下。',
      'void 周杰、张华、王芳、李强的会签意见作废。',
      '由刘思远接着办“拟稿”。',
      '改好以后，送到“会签”。',
    ],
  },
  {
    what: 'a return that ends the branch beside it: what she wrote there becomes void, what came before stays',
    given: matter('刘思远', '周杰', '张华', '王芳'),
    who: '李强',
    act: (given) => giveBack(given, '李强', '先会', 'cancel'),
    told: [
      '没有别人的办理因此停下。',
      'void 张华、王芳的会签意见作废，周杰的保留。',
      '由张华接着办“会签”。',
      '改好以后，送到“会签”。',
    ],
  },
  {
    what: 'a return while she still works beside it: her work stops',
    given: matter('刘思远', '周杰', '张华'),
    who: '李强',
    act: (given) => giveBack(given, '李强', '先会', 'cancel'),
    told: [
      'stops 王芳的会签会停下，已经写的会留着。',
      'void 张华的会签意见作废，周杰的保留。',
      '由张华接着办“会签”。',
      '改好以后，送到“会签”。',
    ],
  },
  {
    what: 'a return that waits for who works beside it: nothing is void yet',
    given: matter('刘思远', '周杰', '张华'),
    who: '李强',
    act: (given) => giveBack(given, '李强', '拟稿', 'wait'),
    told: [
      '没有别人的办理因此停下。',
      '已经写的意见现在都保留，退回生效时再按流程处理。',
      '要等同时在办的其他人办完，才退回。',
      '王芳的会签不受影响，接着办。',
      '改好以后，送到“会签”。',
    ],
  },
  {
    what: 'cancelled by its starter: who still works stops, what is written stays on record',
    given: matter('刘思远', '周杰', '张华', '王芳'),
    who: '刘思远',
    act: () => ({ kind: 'cancel', actor: person('刘思远'), reason: '改期' }),
    told: ['stops 李强的会签会停下。', '已经写的意见都保留。', '这件事项到此结束，您自己不能恢复。'],
  },
  {
    what: 'an opinion taken back: both who got it stop, the opinion goes with its step',
    given: matter('刘思远', '周杰', '张华'),
    who: '张华',
    act: (given) => withdraw(given, '张华'),
    told: [
      'stops 王芳、李强的会签会停下，已经写的会留着。',
      'void 您写的意见撤下，放回意见框，周杰的会签意见保留。',
      '回到您这里，接着办“会签”。',
    ],
  },
  {
    what: 'work given on and taken back: who has it now stops',
    given: matter('刘思远', '周杰', giveOn),
    who: '张华',
    act: (given) => ({ kind: 'withdraw', item: given.state.items.length, actor: person('张华') }),
    told: ['stops 马晓东的会签会停下，已经写的会留着。', '已经写的意见都保留。', '回到您这里，接着办“会签”。'],
  },
  {
    what: 'the last of several takes his back: the others’ opinions stay',
    given: matter('刘思远', '周杰', '张华', '王芳', '李强'),
    who: '李强',
    act: (given) => withdraw(given, '李强'),
    told: [
      'stops 赵立新的签发会停下，已经写的会留着。',
      'void 您写的意见撤下，放回意见框，周杰、张华、王芳的会签意见保留。',
      '回到您这里，接着办“会签”。',
    ],
  },
  {
    what: 'asked a second time, he takes back what he wrote now: what was said in the round before does not count as kept',
    given: matter('刘思远', '周杰', '张华', '王芳', '李强', sentBack, '刘思远', '周杰', '张华', '王芳', '李强'),
    who: '李强',
    act: (given) => withdraw(given, '李强'),
    told: [
      'stops 赵立新的签发会停下，已经写的会留着。',
      'void 您写的意见撤下，放回意见框，周杰、张华、王芳的会签意见保留。',
      '回到您这里，接着办“会签”。',
    ],
  },
  {
    what: 'who has two opinions and takes one back is told which is which',
    given: matter('刘思远', '周杰', '张华', givenOnTo('周杰'), '王芳', '周杰'),
    who: '周杰',
    act: (given) => withdraw(given, '周杰'),
    told: [
      'stops 赵立新的签发会停下，已经写的会留着。',
      'void 您这次写的意见撤下，放回意见框，您、张华、王芳的会签意见保留。',
      '回到您这里，接着办“会签”。',
    ],
  },
  {
    what: 'sent out of the fork: who works beside it stops',
    given: matter('刘思远', '周杰', '张华'),
    who: '王芳',
    act: (given) => ({ kind: 'jump', visit: given.visitOf('甲'), to: '归档', actor: person('王芳'), reason: '特送' }),
    told: ['stops 李强的会签会停下，已经写的会留着。', '已经写的意见都保留。', '由孙倩接着办“归档”。'],
  },
];

for (const { what, given, who, act, told } of table)
  test(what, () => {
    assert.deepEqual(given.told(who, act(given)), told);
  });

test('几路办完就往下走：没有等的一支写过的仍旧算数；退回到分叉以前，只有还在接着办的一支写的还算', () => {
  for (const rest of ['cancel', 'continue'] as const) {
    const program = buildProcess({
      id: 'p',
      name: '流程',
      parts: [
        { step: '拟稿', name: '拟稿' },
        {
          parallel: '征求意见',
          enough: { branches: 1, rest },
          branches: [[step('甲', '会签', '王芳')], [step('乙', '会签', '李强'), step('丙', '复核', '孙倩')]],
        },
        step('签发', '签发', '赵立新'),
      ],
    });
    const begun = start(program, facts, { starter: person('刘思远') });
    assert.ok(begun.ok);
    let { state } = begun.value;
    const act = (make: (item: number) => Command, name: string): void => {
      const item = state.items.findLast((one) => one.state === 'open' && one.holder.personId === name)?.id ?? 0;
      const decision = decideWithState(program, state, make(item), facts);
      assert.ok(decision.ok, decision.ok ? '' : decision.rejection.code);
      ({ state } = decision.value);
    };
    const steps = () => [...sentBackOver(state)].map((id) => state.visits[id - 1]?.node);

    for (const name of ['刘思远', '李强', '王芳'])
      act((item) => ({ kind: 'complete', item, actor: person(name), vote: 'agree' }), name);
    assert.deepEqual(steps(), []);
    const back = { kind: 'return', to: { kind: 'starter' }, mode: 'rewalk', reason: '请改' } as const;
    act((item) => ({ ...back, item, actor: person('赵立新') }), '赵立新');

    assert.deepEqual(steps(), rest === 'cancel' ? ['拟稿', '甲', '乙'] : ['拟稿', '甲']);
  }
});
