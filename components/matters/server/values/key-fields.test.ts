import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;

before(async () => {
  office = await openOffice();
  const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' };
  const handler = (key: string) => ({ kind: 'named', personIds: [office.agency.people.get(key)] }) as never; // reason: ids of the opened agency
  await publishKind(office, 'keyed', [
    {
      step: 'apply',
      name: '填写申请',
      fields: { leaveKind: 'required', period: 'required', reason: 'required', phone: 'edit' },
    },
    { step: 'check', name: '审核', handler: handler('head'), keyFields: ['reason'], opinion },
    {
      step: 'decide',
      name: '审批',
      handler: handler('legal'),
      opinion,
      operations: { returnTo: ['starter'], resume: ['direct'] },
    },
  ]);
});
after(() => office.close());

/** Returned from 审批 to the starter, to be handed in again directly; then handed in with these values. */
async function handedInAgain(values: object): Promise<readonly string[]> {
  const matterId = await office.begin('officer', 'keyed');
  await office.done('officer', matterId, { values: leaveValues });
  await office.done('head', matterId);
  const page = await office.view('legal', matterId);
  const returned = await office
    .who('legal')
    .send('POST', `/api/matters/${matterId}/tasks/${page.myTask.taskId}/return`, {
      expectedVersion: page.version,
      target: page.myTask.returnTargets[0].target,
      mode: 'direct',
      reason: '请核对。',
    });
  assert.equal(returned.status, 200, JSON.stringify(returned.body));
  await office.done('officer', matterId, { values: { ...leaveValues, ...values } });
  return (await office.view('officer', matterId)).openTasks.map((task: { readonly step: string }) => task.step);
}

test('a key field of the step between has changed: the work goes the way again instead of straight back', async () => {
  assert.deepEqual(await handedInAgain({ reason: '改为看病' }), ['审核']);
});

test('what has nothing to do with the step between goes straight back', async () => {
  assert.deepEqual(await handedInAgain({ phone: '2211' }), ['审批']);
});
