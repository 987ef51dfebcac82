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
const stored = storedIn('stored-instances');

function storedIn(name: string): readonly Stored[] {
  const lines = readFileSync(new URL(`./testing/${name}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Stored); // reason: our own file
}

/** When something was transferred is kept since 取回 may have a limit of time, when all stood still since 办结时限. */
const asKeptThen = ({ pauses: _pauses, ...state }: State): State => ({
  ...state,
  items: state.items.map((item) => ({ ...item, transfers: item.transfers.map(({ at: _at, ...link }) => link) })),
});

test('以前存下的事项，按事件重放出来和当时存的快照一模一样', () => {
  equal(stored.length, 6);
  for (const { events, state } of stored) {
    deepEqual(asKeptThen(replay(events)), state);
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

/** Written before a circulation was stopped by an event of its own: terminated, and read afterwards by whose turn it was. */
test('以前存下的依次传阅：终止时没有记停下，重放照旧，复活以后接着传', () => {
  const [before] = storedIn('stored-circulation');
  ok(before);
  deepEqual(replay(before.events), before.state);
  checkInvariants(before.state);

  const revive = { kind: 'revive', actor: person('管理员'), reason: '终止错了' } as const;
  const revived = decide(before.program, before.state, revive, dryFacts);

  ok(revived.ok);
  const now = replay([...before.events, ...revived.value]);
  checkInvariants(now);
  const reading = now.items.filter((item) => item.kind === 'read' && item.state === 'open');
  deepEqual(
    reading.map((item) => item.holder.personId),
    ['丙'],
  );
});
