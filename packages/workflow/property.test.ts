import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { Command, Item, State } from './index.ts';
import { compile, previewReturn, replay, returnTargets, toXml } from './index.ts';
import { anybody, Dice, randomProgram, runsOf } from './testing/random.ts';
import { person, Scenario } from './testing/scenario.ts';

/** Replays at three random points and at the end only; the invariants hold after every act. */
class RandomScenario extends Scenario {
  private dice: Dice | undefined;
  roll(dice: Dice): this {
    this.dice = dice;
    return this;
  }
  override check(): void {
    if (!this.dice || this.dice.chance(6)) super.check();
    else this.checkState();
  }
}

test('随便怎么提交、退回、撤回、转办，流程都不会卡住，谁的件也不会丢', () => {
  const { seed, runs } = runsOf(80);
  const counts = new Map<string, number>();
  for (let run = 0; run < runs; run += 1) {
    try {
      playOnce(seed + run, counts);
    } catch (error) {
      throw new Error(`SEED=${seed + run}`, { cause: error });
    }
  }
  console.log(`seed ${seed}, ${runs} runs: ${[...counts].map(([what, n]) => `${what} ${n}`).join(', ')}`);
  for (const what of ['complete', 'return', 'withdraw', 'transfer']) ok((counts.get(what) ?? 0) > 0, what);
});

function playOnce(seed: number, counts: Map<string, number>): void {
  const dice = new Dice(seed);
  const office = new RandomScenario(randomProgram(dice)).roll(dice);
  for (let acts = 40; acts > 0 && office.state.status === 'open'; acts -= 1) {
    for (let number = 1; number < 20; number += 1) {
      office.answers[`choice${number}`] = dice.pick([true, false, 'unknown'] as const) ?? false;
    }
    const command = randomCommand(office, dice);
    if (!command) continue;
    const before = office.state;
    if (command.kind === 'return') checkPreview(office, command);
    const refused = office.do(command);
    const key = refused === undefined ? command.kind : `${command.kind} refused`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (refused === undefined && command.kind === 'withdraw') checkTouchesOnlyOwn(before, office.state, command.item);
  }
  drain(office);
  deepEqual(replay(office.events), office.state);
}

function randomCommand(office: Scenario, dice: Dice): Command | undefined {
  const { items } = office.state;
  const item = dice.pick(items.filter((one) => one.kind === 'do' && one.state === 'open'));
  const incident = office.state.visits.find((visit) => visit.state === 'incident');
  if (incident && (!item || dice.chance(20))) {
    return {
      kind: 'resolveIncident',
      visit: incident.id,
      actor: person('管理员'),
      handlers: [person(anybody(dice)), person(anybody(dice))],
    };
  }
  const luck = dice.roll(100);
  if (luck < 22)
    return withdrawal(dice.pick(items.filter((one) => one.kind === 'do' && (one.doneBy || one.transfers.length > 0))));
  if (!item) return undefined;
  const actor = item.holder;
  if (luck < 60) return { kind: 'complete', item: item.id, actor, vote: dice.chance(20) ? 'disagree' : 'agree' };
  if (luck < 88) return randomReturn(office, dice, item);
  if (luck < 94) return { kind: 'transfer', item: item.id, actor, to: person(anybody(dice)) };
  if (luck < 96)
    return { kind: 'circulate', item: item.id, actor, readers: [person(anybody(dice))], mayComment: dice.chance(50) };
  if (luck < 98) return { kind: 'read', item: dice.pick(items)?.id ?? 1, actor };
  return { kind: 'press', item: item.id, actor: person('拟稿人') };
}

function withdrawal(item: Item | undefined): Command | undefined {
  const actor = item?.state === 'open' ? item.transfers.at(-1)?.from : item?.doneBy;
  return item && actor ? { kind: 'withdraw', item: item.id, actor } : undefined;
}

function randomReturn(office: Scenario, dice: Dice, item: Item): Command | undefined {
  const target = dice.pick(returnTargets(office.program, office.state, item.id));
  if (!target) return undefined;
  const across = dice.pick(['wait', 'cancel', undefined] as const);
  return {
    kind: 'return',
    item: item.id,
    actor: item.holder,
    to: { kind: 'visit', visit: target.visit },
    mode: dice.chance(50) ? 'direct' : 'rewalk',
    reason: '',
    ...(across ? { across } : {}),
  };
}

/** The dialog never promises anything else than what then happens. */
function checkPreview(office: Scenario, command: Extract<Command, { kind: 'return' }>): void {
  const { kind: _kind, actor: _actor, reason: _reason, ...request } = command;
  const preview = previewReturn(office.program, office.state, request);
  const before = office.state;
  const copy = Object.assign(Object.create(Object.getPrototypeOf(office)), office, { events: [...office.events] });
  const refused = copy.do(command);
  equal(preview.ok, refused === undefined);
  if (!preview.ok) return;
  const gone = before.items.filter(
    (item) => item.id !== command.item && item.state === 'open' && copy.state.items[item.id - 1].state === 'cancelled',
  );
  deepEqual(
    preview.value.stops,
    gone.map((item) => item.id),
  );
}

/** What changes by a withdrawal was opened or closed by the very act that is withdrawn. */
function checkTouchesOnlyOwn(before: State, after: State, withdrawn: number): void {
  const item = before.items[withdrawn - 1];
  if (!item || item.state === 'open' || item.state === 'parked') return;
  const undone = item.closedBy;
  for (const one of before.items) {
    const now = after.items[one.id - 1];
    if (one.state === now?.state && one.voidedBy === now.voidedBy) continue;
    const visit = before.visits[(one.visit ?? 0) - 1];
    const own = one.closedBy === undone || one.cause === undone || visit?.cause === undone || one.voidedBy === undone;
    ok(own, `item ${one.id} of ${one.holder.personId} was touched by a withdrawal that is not about it`);
  }
}

/** Everybody agrees from here on: every process comes to its end. */
function drain(office: Scenario): void {
  for (const answer of Object.keys(office.answers)) office.answers[answer] = false;
  for (let left = 400; office.state.status === 'open'; left -= 1) {
    ok(left > 0, 'the process does not come to an end');
    const item = office.state.items.find((one) => one.kind === 'do' && one.state === 'open');
    const incident = office.state.visits.find((visit) => visit.state === 'incident');
    const refused = item
      ? office.do({ kind: 'complete', item: item.id, actor: item.holder })
      : office.do({
          kind: 'resolveIncident',
          visit: incident?.id ?? 0,
          actor: person('管理员'),
          handlers: [person('甲')],
        });
    equal(refused, undefined);
  }
}

test('流程存成 BPMN 文件再读回来，意思不变', async () => {
  const { seed, runs } = runsOf(10);
  for (let run = 0; run < Math.min(runs, 2000); run += 1) {
    const program = randomProgram(new Dice(seed + run));
    const compiled = await compile(await toXml(program));
    ok(compiled.ok, `SEED=${seed + run} ${compiled.ok ? '' : JSON.stringify(compiled.rejection)}`);
    const again = await compile(await toXml(compiled.value));
    deepEqual(again, compiled, `SEED=${seed + run}`);
    deepEqual(compiled.value, program, `SEED=${seed + run}`);
  }
});
