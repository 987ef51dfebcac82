import assert from 'node:assert/strict';
import { brandId, instantFromMillis, plainCalendar } from '@gov/base';
import type { HandlerRule, ResolvedHandler } from '@gov/organisation';
import { compile, decide, evolve, type Facts, type Item, type Program, type State, start } from '@gov/workflow';
import { stepCount } from './diagram.ts';

const holderOf = (rule: HandlerRule): ResolvedHandler => {
  const person = rule.kind === 'named' ? rule.personIds[0] : undefined;
  return { personId: brandId(person ?? 'starter'), assignmentId: brandId(`${person ?? 'starter'}-post`) };
};

const facts: Facts = {
  now: instantFromMillis(0),
  calendar: plainCalendar,
  formValues: {},
  resolveHandlers: (rule) => ({ handlers: [holderOf(rule)], derivation: [] }),
  evaluate: () => 'unknown',
};

export async function compiled(xml: string): Promise<Program> {
  const program = await compile(xml);
  assert.ok(program.ok, JSON.stringify(program));
  return program.value;
}

/** Between two steps: `keep` stands for what a caller does with the snapshot. */
export type Keep = (state: State) => State;

/** One instance from start to end; every step is one `decide` and the `evolve` of its events. Returns the steps done. */
export function runInstance(program: Program, keep: Keep): number {
  const begun = start(program, facts, { starter: holderOf({ kind: 'starter' }) });
  assert.ok(begun.ok);
  let state = begun.value.state;
  let steps = 0;
  for (let item = openItem(state); item; item = openItem(state)) {
    const decided = decide(program, state, { kind: 'complete', item: item.id, actor: item.holder }, facts);
    assert.ok(decided.ok, JSON.stringify(decided));
    state = keep(decided.value.reduce<State>(evolve, state));
    steps += 1;
  }
  assert.equal(state.status, 'completed');
  assert.equal(state.items.filter((item) => item.state === 'done').length, stepCount);
  return steps;
}

const openItem = (state: State): Item | undefined => state.items.find((item) => item.state === 'open');
