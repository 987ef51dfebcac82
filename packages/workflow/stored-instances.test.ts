import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Program, State, WorkflowEvent } from './index.ts';
import { decide, replay } from './index.ts';
import { dryFacts } from './returns/preview-return.ts';
import { checkInvariants } from './testing/laws.ts';
import { person } from './testing/scenario.ts';

interface Stored {
  readonly program: Program;
  readonly events: readonly WorkflowEvent[];
  readonly state: State;
}

/** Written by the engine of version 0.1, before votes by share, add-sign and the rest existed; every kind of event of that time. */
const stored = readFileSync(new URL('./testing/stored-instances.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Stored); // reason: our own file

test('以前存下的事项，按事件重放出来和当时存的快照一模一样', () => {
  equal(stored.length, 6);
  for (const { events, state } of stored) {
    deepEqual(replay(events), state);
    checkInvariants(state);
  }
});

test('以前存下、还没办完的事项，今天可以接着办', () => {
  let going = 0;
  for (const { program, state } of stored) {
    const item = state.items.find((one) => one.kind === 'do' && one.state === 'open');
    if (!item) continue;
    going += 1;
    const facts = {
      ...dryFacts,
      resolveHandlers: () => ({ handlers: [person('甲')], derivation: [{ code: 'x', facts: {} }] }),
    };
    ok(decide(program, state, { kind: 'complete', item: item.id, actor: item.holder }, facts).ok);
  }
  ok(going > 0);
});
