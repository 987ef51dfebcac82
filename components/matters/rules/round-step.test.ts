import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AssignmentId, addMillis, brandId, type Instant, type PersonId, plainCalendar } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import { buildProcess, type Command, decideWithState, type Facts, start } from '@gov/workflow';
import { irreversibleSince } from './irreversible.ts';
import { stepOfRound } from './round-step.ts';
import { sentBackOver, standingOf } from './standing.ts';

const person = (name: string): ResolvedHandler => ({
  personId: brandId<PersonId>(name),
  assignmentId: brandId<AssignmentId>(name),
});
const named = (name: string) => ({ kind: 'named', personIds: [brandId<PersonId>(name)] }) as const;
const facts: Facts = {
  now: '2026-03-02T01:00:00.000Z' as Instant, // reason: a literal in the branded format
  calendar: plainCalendar,
  formValues: {},
  resolveHandlers: (rule, { starter }) => ({
    handlers: rule.kind === 'named' ? rule.personIds.map((id) => person(id)) : [starter],
    derivation: [],
  }),
  evaluate: () => false,
};
const program = buildProcess({
  id: 'p',
  name: '流程',
  parts: [
    { step: 'draft', name: '拟稿' },
    {
      step: 'number',
      name: '编号',
      handler: named('孙倩'),
      actions: ['assign-number'],
      signing: true,
      free: { persons: true, nodes: [], limit: 1 },
    },
    { step: 'file', name: '归档', handler: named('周杰') },
  ],
});

/** 刘思远 drafts, 孙倩 numbers it and adds a step for 马晓东, who does it; `numbered` = the act of 孙倩, `checked` = that of 马晓东. */
function addedBehindNumber() {
  const begun = start(program, facts, { starter: person('刘思远') });
  assert.ok(begun.ok);
  let { state } = begun.value;
  const acts: number[] = [];
  const done = (name: string, next?: Extract<Command, { kind: 'complete' }>['next']) => {
    const item = state.items.findLast((one) => one.state === 'open' && one.holder.personId === name)?.id ?? 0;
    const decided = decideWithState(
      program,
      state,
      { kind: 'complete', item, actor: person(name), ...(next && { next }) },
      facts,
    );
    assert.ok(decided.ok, JSON.stringify(decided));
    ({ state } = decided.value);
    acts.push(state.items[item - 1]?.closedBy ?? 0);
  };
  done('刘思远');
  done('孙倩', { kind: 'persons', name: '核对数据', handlers: [person('马晓东')] });
  done('马晓东');
  const [, numbered = 0, checked = 0] = acts;
  return { state, numbered, checked };
}

test('an added step behind 编号 has issued no number: its holder takes it back, who numbered does not', () => {
  const { state, numbered, checked } = addedBehindNumber();
  const words = { 'assign-number': '编号' };

  assert.equal(irreversibleSince({ program, state }, words, checked), undefined);
  assert.equal(irreversibleSince({ program, state }, words, numbered), '编号');
});

test('where a matter stands, the acts of a step are counted once, and not again for what was added to it', () => {
  const { state } = addedBehindNumber();

  assert.deepEqual(standingOf(program, state).done, [[], ['assign-number'], []]);
});

test('an added step behind 签批 is no 签批: it has its own name and no acts', () => {
  const { state } = addedBehindNumber();
  const [, number, added] = state.visits;

  assert.equal(stepOfRound(program, number)?.signing, true);
  const step = stepOfRound(program, added);
  assert.deepEqual([step?.name, step?.signing, step?.actions], ['核对数据', undefined, []]);
});

/** 周杰 checks; after two working days 孙倩 looks and 马晓东 tells beside it; then 赵立新 signs. */
const beside = buildProcess({
  id: 'p',
  name: '流程',
  parts: [
    { step: 'draft', name: '拟稿' },
    {
      step: 'check',
      name: '核查',
      handler: named('周杰'),
      actions: ['assign-number'],
      due: { workingDays: 2 },
      overdue: [{ afterDue: 0, act: { kind: 'beside', event: 'slow' } }],
      beside: [
        {
          event: { id: 'slow', name: '两天没完' },
          parts: [
            { step: 'look', name: '督查', handler: named('孙倩') },
            { step: 'tell', name: '告知', handler: named('马晓东') },
          ],
        },
      ],
    },
    { step: 'sign', name: '签发', handler: named('赵立新'), operations: { returnTo: ['starter'], resume: ['rewalk'] } },
  ],
});

/** The steps that stand no longer, and the acts that count, when 赵立新 sends the draft back after `told` of the work beside is done. */
function sentBackAfterBeside(told: readonly string[]) {
  const begun = start(beside, facts, { starter: person('刘思远') });
  assert.ok(begun.ok);
  let { state } = begun.value;
  const act = (command: Command, now = facts.now): void => {
    const decided = decideWithState(beside, state, command, { ...facts, now });
    assert.ok(decided.ok, JSON.stringify(decided));
    ({ state } = decided.value);
  };
  const itemOf = (name: string) =>
    state.items.findLast((one) => one.state === 'open' && one.holder.personId === name)?.id ?? 0;
  const done = (name: string): void => act({ kind: 'complete', item: itemOf(name), actor: person(name) });
  done('刘思远');
  act({ kind: 'timeOut', visit: 2, step: 0 }, addMillis(facts.now, 10 * 86_400_000));
  for (const name of ['周杰', ...told]) done(name);
  act({
    ...{ kind: 'return', item: itemOf('赵立新'), actor: person('赵立新'), to: { kind: 'starter' } },
    ...{ mode: 'rewalk', reason: '请改' },
  });
  const over = [...sentBackOver(state)].map((id) => state.visits[id - 1]?.node);
  return { over, done: standingOf(beside, state).done };
}

test('what was done beside a step stands after a return further back, and keeps nothing standing of what led there', () => {
  const finished = sentBackAfterBeside(['孙倩', '马晓东']);
  assert.deepEqual(finished, { over: ['draft', 'check'], done: [[], []] });

  const underway = sentBackAfterBeside(['孙倩']);
  assert.deepEqual(underway, { over: ['draft', 'check'], done: [[]] });
});
