import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AssignmentId, brandId, type Instant, type PersonId, plainCalendar } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import { buildProcess, type Command, decideWithState, type Facts, start } from '@gov/workflow';
import { irreversibleSince } from './irreversible.ts';
import { stepOfRound } from './round-step.ts';
import { standingOf } from './standing.ts';

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
