import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json } from '#platform/testkit/sign-in.ts';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';

let office: DocumentOffice;
before(async () => {
  office = await documentOffice();
});
after(() => office.close());

const offered = ({ operations }: Json): readonly string[] =>
  operations.map(({ operation }: { readonly operation: string }) => operation);
const stepsBack = ({ myTask }: Json): readonly string[] =>
  myTask.returnTargets.map(({ step }: { readonly step: string }) => step);

test('what was signed for online is neither taken back, nor sent back to 签收, nor cancelled: not offered, and refused in words', async () => {
  const { who, view, sent, takeBack, done, sendBack, house } = office;
  const { exchangeId } = await sent();
  const clerk = who('lp.clerk');
  const { matterId } = (await clerk.send('POST', `/api/exchange/inbox/${exchangeId}/sign-for`)).body;

  const page = await view(clerk, matterId);

  assert.deepEqual([page.myTask.step, stepsBack(page)], ['登记', []]);
  assert.deepEqual(
    offered(page).filter((name) => ['withdraw', 'return', 'cancel'].includes(name)),
    [],
  );
  const back = { target: 1, mode: 'rewalk', reason: '请再核' };
  const task = `/api/matters/${matterId}/tasks/${page.myTask.taskId}`;
  const expectedVersion = page.version;
  const refused = [
    await takeBack(clerk, matterId),
    await clerk.send('POST', `${task}/return`, { ...back, expectedVersion }),
    await clerk.send('POST', `/api/matters/${matterId}/preview-act`, {
      expectedVersion,
      act: { kind: 'return', taskId: page.myTask.taskId, target: 1, mode: 'rewalk' },
    }),
    await clerk.send('POST', `/api/matters/${matterId}/cancel`, { expectedVersion, reason: '误收' }),
  ];
  assert.deepEqual(
    refused.map(({ status, body }) => [status, body.code]),
    [
      [409, 'gongwen.signed-for-stands'],
      [409, 'gongwen.signed-for-stands'],
      [409, 'gongwen.signed-for-stands'],
      [409, 'gongwen.received-stays'],
    ],
  );
  assert.match(refused[0]?.body.message, /已经在线签收/);

  await done(clerk, matterId);
  assert.deepEqual(stepsBack(await view(who('lp.director'), matterId)), ['登记']);
  await sendBack(who('lp.director'), matterId, '登记');
  assert.deepEqual(stepsBack(await view(clerk, matterId)), []);
  await done(clerk, matterId);
  assert.equal((await takeBack(clerk, matterId)).status, 200);
  assert.ok(!offered(await view(clerk, matterId)).includes('withdraw'));
  assert.deepEqual(house.problems, []);
});

test('a document that came on paper may still be taken back to 签收, sent back there and cancelled', async () => {
  const { who, view, takeBack, done, sendBack } = office;
  const clerk = who('lp.clerk');
  const { matterId } = (await clerk.send('POST', '/api/matters', { kindCode: 'incoming-document' })).body;
  const values = { title: '关于开展冬季施工安全检查的通知', sourceAgency: '省住建厅', handlingClass: 'READING' };
  await done(clerk, matterId, { values });

  const page = await view(clerk, matterId);

  assert.deepEqual(stepsBack(page), ['签收']);
  for (const name of ['withdraw', 'return', 'cancel']) assert.ok(offered(page).includes(name), name);
  assert.equal((await takeBack(clerk, matterId)).status, 200);
  await done(clerk, matterId);
  await sendBack(clerk, matterId, '签收');
  const { version: expectedVersion } = await view(clerk, matterId);
  const cancelled = await clerk.send('POST', `/api/matters/${matterId}/cancel`, { expectedVersion, reason: '误收' });
  assert.equal(cancelled.status, 200, JSON.stringify(cancelled.body));
});
