import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AssignmentId, addMillis, brandId, type Instant, type PersonId, plainCalendar } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import {
  buildProcess,
  type Command,
  decideWithState,
  type Facts,
  type Item,
  type ProcessPart,
  type StepPart,
  start,
  type WorkflowEvent,
} from '../index.ts';
import { traceLines } from './trace-lines.ts';

const person = (name: string): ResolvedHandler => ({
  personId: brandId<PersonId>(name),
  assignmentId: brandId<AssignmentId>(name),
});
const step = (id: string, name: string): ProcessPart => ({
  step: id,
  name: id,
  handler: { kind: 'named', personIds: [brandId<PersonId>(name)] },
});
const factsAt = (now: Instant): Facts => ({
  now,
  calendar: plainCalendar,
  formValues: {},
  resolveHandlers: (rule, { starter }) => ({
    handlers: rule.kind === 'named' ? rule.personIds.map((id) => person(id)) : [starter],
    derivation: [{ code: 'test', facts: {} }],
  }),
  evaluate: () => false,
});

/** A matter that 刘思远 has filled in and sent at one moment; each further act is a minute later. */
function matter(...parts: readonly ProcessPart[]) {
  const program = buildProcess({ id: 'p', name: '流程', parts: [{ step: '拟稿', name: '拟稿' }, ...parts] });
  let now = '2026-03-02T01:00:00.000Z' as Instant; // reason: a literal in the branded format
  const begun = start(program, factsAt(now), { starter: person('刘思远') });
  assert.ok(begun.ok);
  let { state } = begun.value;
  const events: WorkflowEvent[] = [...begun.value.events];
  const act = (make: (item: Item) => Command, name: string) => {
    const item = state.items.findLast((one) => one.state === 'open' && one.holder.personId === name) ?? state.items[0];
    assert.ok(item);
    const decision = decideWithState(program, state, make(item), factsAt(now));
    assert.ok(decision.ok, decision.ok ? '' : decision.rejection.code);
    ({ state } = decision.value);
    events.push(...decision.value.events);
    now = addMillis(now, 60_000);
  };
  const complete = (name: string) =>
    act((item) => ({ kind: 'complete', item: item.id, actor: person(name), vote: 'agree' }), name);
  complete('刘思远');
  const lines = () =>
    traceLines({
      program,
      state,
      events: events.map((event) => ({
        sequence: event.seq,
        at: event.at,
        personName: event.actor?.personId ?? '',
        event,
      })),
      opinionOf: () => undefined,
      nameOf: (id) => id,
    }).map(({ who, act: words, detail = '' }) => `${who} ${words}${detail && `：${detail}`}`);
  return { act, complete, lines };
}

test('starting and sending is one line that says where it went', () => {
  const { complete, lines } = matter(step('核稿', '陈国栋'), step('签发', '王建华'));

  complete('陈国栋');

  assert.deepEqual(lines(), ['刘思远 发起：送陈国栋核稿', '陈国栋 办理完毕：送王建华签发']);
});

test('a vote is told by what was said: 同意, 不同意 and 弃权; where only one thing can be said, that it is done', () => {
  const vote: StepPart = {
    ...{ step: '表决', name: '表决' },
    handler: { kind: 'named', personIds: ['甲', '乙', '丙'].map((name) => brandId<PersonId>(name)) },
    multi: { mode: 'parallel', rule: { percent: 50 }, abstain: 'excluded', rest: 'continue' },
    operations: { disagree: true },
  };
  const { act, lines } = matter(vote, step('存档', '丁'));
  const says = (name: string, said: 'agree' | 'disagree' | 'abstain') =>
    act((item) => ({ kind: 'complete', item: item.id, actor: person(name), vote: said }), name);

  says('甲', 'agree');
  says('乙', 'disagree');
  says('丙', 'abstain');
  says('丁', 'agree');

  assert.deepEqual(
    lines().map((line) => line.split('：')[0]),
    ['刘思远 发起', '甲 同意', '乙 不同意', '丙 弃权', '丁 办理完毕'],
  );
});

test('a line keeps the name of who had it then, whoever has it now', () => {
  const { act, lines } = matter(step('核稿', '陈国栋'));

  act((item) => ({ kind: 'press', item: item.id, actor: person('刘思远') }), '陈国栋');
  act(
    (item) => ({ kind: 'transfer', item: item.id, actor: person('陈国栋'), to: person('马晓东'), reason: '' }),
    '陈国栋',
  );

  assert.deepEqual(lines().slice(1), ['刘思远 催办陈国栋', '陈国栋 转给马晓东办理']);
});

test('a return that waited for the other branch explains itself in the line by which it came', () => {
  const branches = [[step('法规会签', '孙倩')], [step('财务会签', '邱岚')], [step('建管会签', '陈国栋')]];
  const { act, complete, lines } = matter({ parallel: '会签', countersign: true, branches });

  act(
    (item) => ({
      kind: 'return',
      item: item.id,
      actor: person('邱岚'),
      to: { kind: 'visit', visit: 1 },
      mode: 'rewalk',
      reason: '补经费来源',
    }),
    '邱岚',
  );
  complete('陈国栋');
  complete('孙倩');

  assert.deepEqual(lines().slice(1), [
    '邱岚 退回到“拟稿”：改好后按流程重新走；等孙倩、陈国栋办完后退回',
    '陈国栋 办理完毕',
    '孙倩 办理完毕：同时办理的都办完了，邱岚提出的退回现在生效；送刘思远拟稿',
  ]);
});

test('sent round in turn, the line names everybody in order and says with whom it is now', () => {
  const { act, lines } = matter(step('核稿', '陈国栋'));
  const readers = ['孙倩', '邱岚', '马晓东'].map(person);
  const circulate = { kind: 'circulate', actor: person('刘思远'), readers, mayComment: true } as const;
  act(() => ({ ...circulate, ordered: true }), '刘思远');
  assert.deepEqual(lines().slice(1), ['刘思远 依次传阅：孙倩 → 邱岚 → 马晓东：先到孙倩处']);

  act((item) => ({ kind: 'read', item: item.id, actor: person('孙倩') }), '孙倩');
  const change = { kind: 'changeCirculation', circulation: 1, actor: person('刘思远') } as const;
  act(() => ({ ...change, remove: [person('马晓东').personId], add: [person('赵立新')] }), '刘思远');

  assert.deepEqual(lines().slice(1), [
    '刘思远 依次传阅：孙倩 → 邱岚 → 马晓东：先到孙倩处',
    '孙倩 已阅：轮到邱岚阅',
    '刘思远 调整依次传阅：收回马晓东，最后加赵立新',
  ]);
});

test('cancelling says whose work stopped and why', () => {
  const { act, lines } = matter(step('核稿', '陈国栋'));

  act(() => ({ kind: 'cancel', actor: person('刘思远'), reason: '不办了' }), '陈国栋');

  assert.match(lines().at(-1) ?? '', /^刘思远 撤销：陈国栋的办理停下（已撤销）/);
});

const meeting = (multi: NonNullable<StepPart['multi']>): ProcessPart => ({
  step: '表决',
  name: '表决',
  handler: { kind: 'named', personIds: ['甲', '乙', '丙'].map((name) => brandId<PersonId>(name)) },
  multi,
});
const vote =
  (name: string, said: 'agree' | 'abstain') =>
  (item: Item): Command => ({ kind: 'complete', item: item.id, actor: person(name), vote: said });

test('where votes weigh differently the trace counts votes, not persons', () => {
  const weights = { 甲: 3 };
  const { act, lines } = matter(meeting({ mode: 'parallel', rule: { percent: 60 }, weights }), step('签发', '王建华'));

  act(vote('甲', 'agree'), '甲');

  assert.match(lines().at(-1) ?? '', /共 5 票，3 票同意，通过/);
});

test('who abstained is said, and by how many the share was measured', () => {
  const { act, lines } = matter(
    meeting({ mode: 'parallel', rule: { percent: 60 }, abstain: 'excluded' }),
    step('签发', '王建华'),
  );
  act(vote('甲', 'abstain'), '甲');
  act(vote('乙', 'agree'), '乙');

  act(vote('丙', 'agree'), '丙');

  assert.match(lines().at(-1) ?? '', /3 人中 2 人同意、1 人弃权（按 2 人计），通过/);
});

test('what ended the others’ work is the result of a vote, or that somebody was faster', () => {
  const ofThree = { mode: 'parallel', rule: { of: [2, 3] } } as const;
  const voted = matter(meeting(ofThree), step('签发', '王建华'));
  voted.act(vote('甲', 'agree'), '甲');
  voted.act(vote('乙', 'agree'), '乙');
  const anyOf = matter(meeting({ mode: 'any' }), step('签发', '王建华'));
  anyOf.act(vote('乙', 'agree'), '乙');

  assert.match(voted.lines().at(-1) ?? '', /3 人中 2 人同意，通过；丙的办理停下（已有结果）/);
  assert.doesNotMatch(anyOf.lines().at(-1) ?? '', /人中/, 'nobody voted');
  assert.match(anyOf.lines().at(-1) ?? '', /甲的办理停下（已由他人办理）；丙的办理停下（已由他人办理）/);
});

test('what passed by itself says why', () => {
  const own: ProcessPart = { step: '审核', name: '审核', starterHandles: 'skip' };
  const again: ProcessPart = { ...step('复核', '陈国栋'), repeated: 'adjacent' } as ProcessPart;
  const { complete, lines } = matter(own, step('核稿', '陈国栋'), again, step('签发', '王建华'));

  complete('陈国栋');

  assert.match(lines()[0] ?? '', /刘思远自动通过（就是发起人本人）/);
  assert.match(lines()[1] ?? '', /陈国栋自动通过（前面已经办过）/);
});

test('so many branches are enough: the line says how many, who stops, or that the others go on', () => {
  const branches = [[step('法规会签', '孙倩')], [step('财务会签', '邱岚')], [step('建管会签', '陈国栋')]];
  const told = (rest: 'cancel' | 'continue'): string | undefined => {
    const { complete, lines } = matter(
      { parallel: '征求意见', enough: { branches: 2, rest }, branches },
      step('签发', '赵立新'),
    );
    complete('陈国栋');
    complete('孙倩');
    return lines().at(-1);
  };

  assert.equal(
    told('cancel'),
    '孙倩 办理完毕：已有 2 路办完（共 3 路），往下走；邱岚的办理停下（已有 2 路办完）；送赵立新签发',
  );
  assert.equal(
    told('continue'),
    '孙倩 办理完毕：已有 2 路办完（共 3 路），往下走，其余的接着办，留作备查；送赵立新签发',
  );
});
