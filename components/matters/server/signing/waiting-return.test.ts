import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StepPart } from '@gov/workflow';
import type { Json } from '#platform/testkit/sign-in.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  const step = (id: string, name: string, key: string, extra: Partial<StepPart> = {}): StepPart => ({
    step: id,
    name,
    handler: { kind: 'named', personIds: [office.agency.people.get(key)] } as never, // reason: ids of the opened agency
    operations: { addParallel: true, addBefore: true },
    ...extra,
  });
  await publishKind(office, 'outgoing-document', [
    {
      step: 'draft',
      name: '拟稿',
      fields: { leaveKind: 'required', period: 'required', reason: 'required' },
      actions: ['edit-body'],
    },
    {
      parallel: 'countersigning',
      countersign: true,
      branches: [[step('a', '甲科会签', 'legal')], [step('b', '乙科会签', 'head')]],
    },
  ]);
});
after(() => office.close());

test('a return that waits for the others is told to the kind also where taking a signer off is what carries it out', async () => {
  const matterId = await office.begin('officer', 'outgoing-document');
  await office.done('officer', matterId, { values: leaveValues });
  const statusOf = async (): Promise<string> =>
    (await office.who('officer').get(`/api/gongwen/documents/${matterId}`)).body.statusWords;
  const post = async (key: string, act: string, body: (page: Json) => object): Promise<void> => {
    const page = await office.view(key, matterId);
    const path = act.startsWith('task/') ? `tasks/${page.myTask.taskId}/${act.slice(5)}` : act;
    const said = await office
      .who(key)
      .send('POST', `/api/matters/${matterId}/${path}`, { expectedVersion: page.version, ...body(page) });
    assert.equal(said.status, 200, JSON.stringify(said.body));
  };
  await post('head', 'task/signers', () => ({ where: 'parallel', assignmentIds: [office.assignment('helper')] }));
  await post('legal', 'task/return', ({ myTask }) => ({
    target: myTask.returnTargets.find(({ step }: Json) => step === '拟稿').target,
    mode: 'rewalk',
    reason: '依据不足',
  }));
  assert.equal(await statusOf(), '核稿');

  const { signing } = await office.view('head', matterId);
  const { personId } = signing.removable[0];
  const { visit } = signing;
  await office.done('head', matterId);
  await post('head', 'remove-signer', () => ({ visit, personId, reason: '出差' }));

  assert.equal(await statusOf(), '退回修改');
});

test('who asked for a return that waits takes it back himself, and has his step again', async () => {
  const matterId = await office.begin('officer', 'outgoing-document');
  await office.done('officer', matterId, { values: leaveValues });
  const page = await office.view('legal', matterId);
  const { target } = page.myTask.returnTargets.find(({ step }: Json) => step === '拟稿');
  const body = { expectedVersion: page.version, target, mode: 'rewalk', reason: '依据不足' };
  const asked = await office
    .who('legal')
    .send('POST', `/api/matters/${matterId}/tasks/${page.myTask.taskId}/return`, body);
  const waiting = await office.view('legal', matterId);

  const back = await office
    .who('legal')
    .send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion: waiting.version });

  assert.match(asked.body.said, /已提出退回，等陈国栋办完后退回/);
  assert.ok(waiting.operations.some(({ operation }: Json) => operation === 'withdraw'));
  assert.equal(back.status, 200, JSON.stringify(back.body));
  assert.equal((await office.view('legal', matterId)).myTask.step, '甲科会签');
  await office.done('head', matterId);
  assert.equal((await office.view('officer', matterId)).openTasks[0].step, '甲科会签');
});
