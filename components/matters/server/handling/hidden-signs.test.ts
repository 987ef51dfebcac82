import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json } from '#platform/testkit/sign-in.ts';
import { type Office, openOffice } from '../../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const said = async (matterId: string): Promise<string[]> =>
  (await office.view('officer', matterId)).trace.flatMap(({ opinion }: Json) => (opinion ? [opinion] : []));

test('opinions and reasons are kept without signs that turn or hide their words', async () => {
  const matterId = await office.leaveRequest();
  const page = await office.view('head', matterId);
  const act = (path: string, body: object) => office.who('head').send('POST', `/api/matters/${matterId}/${path}`, body);

  const returned = await act(`tasks/${page.myTask.taskId}/return`, {
    expectedVersion: page.version,
    target: page.myTask.returnTargets[0].target,
    mode: 'rewalk',
    reason: '请\u202e改\u200b期',
  });
  await office.done('officer', matterId);
  await office.done('head', matterId, { opinion: '\u2066同意\u2069。\u{e0041}' });

  assert.equal(returned.status, 200, JSON.stringify(returned.body));
  assert.deepEqual(await said(matterId), ['同意。', '请改期']);
});

test('a reason of nothing but hidden signs is none', async () => {
  const matterId = await office.leaveRequest();
  const { version } = await office.view('officer', matterId);
  const cancel = (reason: string) =>
    office.who('officer').send('POST', `/api/matters/${matterId}/cancel`, { expectedVersion: version, reason });

  const unsaid = await cancel('\u200b\u2060');
  const spoken = await cancel('改期');

  assert.deepEqual([unsaid.status, unsaid.body.code, spoken.status], [400, 'http.input', 200]);
  assert.deepEqual(office.house.problems, []);
});
