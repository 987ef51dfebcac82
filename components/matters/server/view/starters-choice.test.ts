import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;

before(async () => {
  office = await openOffice();
  const named = (key: string) => ({ kind: 'named', personIds: [office.agency.people.get(key)] }) as const;
  const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' };
  await publishKind(office, 'chosen', [
    { step: 'apply', name: '填写申请', fields: { leaveKind: 'required', period: 'required', reason: 'required' } },
    { step: 'check', name: '审核', handler: named('head') as never, opinion }, // reason: ids of the opened agency
    { step: 'handle', name: '承办', handler: { kind: 'startersChoice', from: named('helper') as never }, opinion }, // reason: as above
  ]);
});
after(() => office.close());

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

test('nobody chosen at the start, or gone by then: who sends it there is asked instead', async () => {
  const matterId = await office.begin('officer', 'chosen');
  await office.done('officer', matterId, { values: leaveValues });
  assert.deepEqual(await asked('head', matterId), ['承办']);

  await office.done('head', matterId, { chosen: { handle: [office.assignment('helper')] } });

  assert.equal((await office.view('helper', matterId)).myTask.step, '承办');
});
