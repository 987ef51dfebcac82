import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json } from '#platform/testkit/sign-in.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;

before(async () => {
  office = await openOffice();
  const named = (...keys: readonly string[]) =>
    ({ kind: 'named', personIds: keys.map((key) => office.agency.people.get(key)) }) as const;
  const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' };
  await publishKind(office, 'chosen', [
    { step: 'apply', name: '填写申请', fields: { leaveKind: 'required', period: 'required', reason: 'required' } },
    { step: 'check', name: '审核', handler: named('head') as never, opinion }, // reason: ids of the opened agency
    {
      step: 'handle',
      name: '承办',
      handler: { kind: 'startersChoice', from: named('helper', 'clerk') as never },
      opinion,
    }, // reason: as above
  ]);
  await publishKind(office, 'joined', [
    { step: 'apply', name: '填写申请', fields: { leaveKind: 'required', period: 'required', reason: 'required' } },
    {
      parallel: 'both',
      branches: [
        [{ step: 'one', name: '甲看', handler: named('head') as never, opinion }], // reason: as above
        [{ step: 'two', name: '乙看', handler: named('deputy') as never, opinion }], // reason: as above
      ],
    },
    {
      step: 'together',
      name: '会办',
      handler: { kind: 'previousHandlersChoice', from: named('helper') as never },
      opinion,
    }, // reason: as above
  ]);
});
after(() => office.close());

/** Who is told to come for a step that is still ahead. */
async function ahead(key: string, matterId: string, step: string): Promise<string[]> {
  const { ahead: steps } = await office.view(key, matterId);
  return steps.filter((one: Json) => one.step === step).map((one: Json) => one.who);
}

/** What the system administrator notes of somebody: he leaves today. */
async function leaves(key: string): Promise<void> {
  const system = await office.as('system');
  const path = `/api/organisation/persons/${office.agency.people.get(key)}`;
  const { version } = (await system.get(path)).body;
  const on = '2026-11-24';
  const answer = await system.send('POST', `${path}/end`, { on, expectedVersion: version });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

/** The helper of the small agency. */
const helper = '马晓东';

const asked = async (key: string, matterId: string) =>
  (await office.view(key, matterId)).myTask.choices.map((one: { readonly step: string }) => one.step);

test('the starter chooses once, at the start, for every later step that asks him', async () => {
  const matterId = await office.begin('officer', 'chosen');
  assert.deepEqual(await asked('officer', matterId), ['承办']);

  await office.done('officer', matterId, {
    values: leaveValues,
    chosen: { handle: [office.assignment('helper')] },
  });
  assert.deepEqual(await asked('head', matterId), []);
  await office.done('head', matterId);

  assert.equal((await office.view('helper', matterId)).myTask.step, '承办');
});

test('nobody chosen at the start: who sends it there is asked instead, and it does not go without', async () => {
  const matterId = await office.begin('officer', 'chosen');
  await office.done('officer', matterId, { values: leaveValues });
  assert.deepEqual(await asked('head', matterId), ['承办']);

  const refused = await office.complete('head', matterId);
  assert.equal(refused.status, 422);
  assert.equal(refused.body.code, 'matters.choose-handlers');
  assert.match(refused.body.message, /“承办”由谁办理还没有选/);
  assert.equal((await office.view('head', matterId)).myTask.step, '审核', 'nothing has moved');
  await office.done('head', matterId, { chosen: { handle: [office.assignment('helper')] } });

  assert.equal((await office.view('helper', matterId)).myTask.step, '承办');
});

test('what comes next is the previous handler’s choice: who sends it on chooses, whom another branch has chosen is told beforehand', async () => {
  const matterId = await office.begin('officer', 'joined');
  await office.done('officer', matterId, { values: leaveValues });
  assert.deepEqual(await ahead('officer', matterId, '会办'), ['']);

  await office.done('head', matterId, { chosen: { together: [office.assignment('helper')] } });
  assert.deepEqual(await ahead('officer', matterId, '会办'), [helper]);

  assert.deepEqual(await asked('deputy', matterId), ['会办']);
  await office.done('deputy', matterId);
  assert.equal((await office.view('helper', matterId)).myTask.step, '会办', 'whom the other branch chose has it');
});

test('who was chosen at the start has left the agency when it comes to him: it is asked again, and refused without', async () => {
  const matterId = await office.begin('officer', 'chosen');
  await office.done('officer', matterId, { values: leaveValues, chosen: { handle: [office.assignment('helper')] } });
  assert.deepEqual(await asked('head', matterId), [], 'positive control');
  assert.deepEqual(await ahead('officer', matterId, '承办'), [helper]);

  await leaves('helper');

  assert.deepEqual(await ahead('officer', matterId, '承办'), ['']);
  assert.deepEqual(await asked('head', matterId), ['承办']);
  assert.equal((await office.complete('head', matterId)).body.code, 'matters.choose-handlers');
  const gone = await office.complete('head', matterId, { chosen: { handle: [office.assignment('helper')] } });
  assert.notEqual(gone.status, 200, 'nor can he be chosen again');
  await office.done('head', matterId, { chosen: { handle: [office.assignment('clerk')] } });
  assert.equal((await office.view('clerk', matterId)).myTask.step, '承办');
});
