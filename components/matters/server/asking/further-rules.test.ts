import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import type { HandlerRule } from '@gov/organisation';
import { asJob } from '#platform/testkit/as-job.ts';
import { type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { readMatter } from '../handling/store.ts';
import { stepsAhead } from '../view/ways.ts';
import { weighed } from './weights.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const everybody: HandlerRule = { kind: 'sectionMembers', of: 'starter' };

async function publish(code: string, handler: HandlerRule, fields = {}): Promise<void> {
  await publishKind(office, code, [
    { step: 'write', name: '填写', fields },
    { step: 'judge', name: '审核', handler },
    { step: 'file', name: '存档', handler: { kind: 'starter' } },
  ]);
}

/** Who gets the second step of a matter that the officer begins. */
async function whoGets(code: string): Promise<{ readonly name: string; readonly matterId: string }> {
  const matterId = await office.begin('officer', code);
  await office.done('officer', matterId);
  const { openTasks } = await office.view('officer', matterId);
  return { name: openTasks[0]?.holder.name, matterId };
}

test('in turn: each member of the section gets one, then it begins again', async () => {
  await publish('in-turn', { kind: 'oneOf', from: everybody, by: 'turn' });
  const got: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    got.push((await whoGets('in-turn')).name);
    office.house.clock.advance(60_000);
  }
  const members = new Set(got).size;
  assert.ok(members > 1, `more than one person takes part: ${got.join('、')}`);
  assert.deepEqual(got.slice(members), got.slice(0, 4 - members));
});

test('who has least to do gets it, and is told so', async () => {
  await publish('least', { kind: 'oneOf', from: everybody, by: 'leastWork' });
  const first = await whoGets('least');
  const second = await whoGets('least');
  assert.notEqual(second.name, first.name);
  const why = (await office.view('officer', second.matterId)).ahead;
  assert.ok(why.length > 0);
});

test('in turn also among those whom only a field of this very act makes candidates', async () => {
  const cases = [{ when: 'reason = "回乡探亲"', rule: everybody }];
  const from: HandlerRule = { kind: 'byCondition', cases, otherwise: { kind: 'chief' } };
  await publish('turn-by-field', { kind: 'oneOf', from, by: 'turn' }, { reason: 'edit' });
  const got: string[] = [];
  for (let round = 0; round < 2; round += 1) {
    const { openTasks } = await office.view('officer', await sent('turn-by-field'));
    got.push(openTasks[0].holder.name);
    office.house.clock.advance(60_000);
  }
  assert.notEqual(got[0], got[1]);
});

/** Statements of reading a matter, and of foreseeing its way. */
async function statementsOf(matterId: string): Promise<readonly number[]> {
  const counted: number[] = [];
  await asJob(office.house, office.agency.id, async (context) => {
    // the program and the form are known from now on
    await loadMatter(context, matterId, undefined, readMatter);
    const before = context.tx.statements;
    const loaded = await loadMatter(context, matterId, undefined, readMatter);
    if (!loaded.ok) return loaded;
    const read = context.tx.statements;
    await weighed(loaded.value.weights, () => stepsAhead(loaded.value));
    counted.push(read - before, context.tx.statements - read);
    return ok(undefined);
  });
  return counted;
}

test('whose turn it is is asked once where a turn lies ahead, and not at all where it lies behind', async () => {
  const turn: HandlerRule = { kind: 'oneOf', from: everybody, by: 'turn' };
  await publish('turn-behind', turn);
  await publishKind(office, 'turn-ahead', [
    { step: 'write', name: '填写' },
    { step: 'look', name: '看', handler: { kind: 'chief' } },
    { step: 'judge', name: '审核', handler: turn },
  ]);
  const [behind, ahead] = [await office.begin('officer', 'turn-behind'), await office.begin('officer', 'turn-ahead')];
  for (const matterId of [behind, ahead]) await office.done('officer', matterId);

  assert.deepEqual(await statementsOf(behind), [1, 0]);
  assert.deepEqual(await statementsOf(ahead), [1, 1]);
});

test('in turn also where a child begins', async () => {
  await publishKind(office, 'turn-child', [
    { step: 'handle', name: '承办', handler: { kind: 'oneOf', from: everybody, by: 'turn' } },
  ]);
  await publishKind(office, 'turn-parent', [
    { step: 'write', name: '填写' },
    { step: 'send', name: '交办', call: { process: 'turn-child', mode: 'async' } },
    { step: 'file', name: '存档', handler: { kind: 'starter' } },
  ]);
  const got: string[] = [];
  for (let round = 0; round < 2; round += 1) {
    const matterId = await office.begin('officer', 'turn-parent');
    await office.done('officer', matterId);
    await office.house.relay.settle();
    got.push((await office.view('officer', matterId)).children[0].standing);
    office.house.clock.advance(60_000);
  }
  assert.notEqual(got[0], got[1], got.join('、'));
});

test('the starter himself is excluded where the rule says so, and can ask why it is not he', async () => {
  await publish('not-the-drafter', { kind: 'except', from: everybody, without: [{ kind: 'starter' }] });
  const { matterId } = await whoGets('not-the-drafter');
  const { starter, openTasks } = await office.view('officer', matterId);
  assert.notEqual(openTasks[0].holder.personId, starter.personId);
  const { answers } = (await office.who('officer').get(`/api/matters/${matterId}/why-not?person=${starter.personId}`))
    .body;
  assert.match(answers[0].words, /（不含发起人）办理.*按规则排除了您。/);
});

test('a condition over the form decides who gets it', async () => {
  const rule: HandlerRule = {
    kind: 'byCondition',
    cases: [{ when: 'reason = "回乡探亲"', rule: { kind: 'chief' } }],
    otherwise: { kind: 'sectionHead', of: 'starter' },
  };
  await publish('by-reason', rule, { reason: 'edit' });
  const chief = (await office.view('chief', await sent('by-reason'))).myTask;
  assert.equal(chief.step, '审核');
  assert.match(chief.why.join(''), /符合所列的第 1 个条件/);
});

async function sent(code: string): Promise<string> {
  const matterId = await office.begin('officer', code);
  await office.done('officer', matterId, { values: { reason: '回乡探亲' } });
  return matterId;
}
