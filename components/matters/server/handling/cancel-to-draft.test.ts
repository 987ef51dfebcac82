import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveRequest } from '@gov/forms/examples';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' };
  await publishKind(
    office,
    'back',
    [
      { step: 'apply', name: '填写申请', fields: { leaveKind: 'required', period: 'required', reason: 'required' } },
      { step: 'check', name: '科室审核', handler: { kind: 'sectionHead', of: 'starter' }, opinion },
      { step: 'decide', name: '审批', handler: { kind: 'chief' }, opinion },
    ],
    leaveRequest,
    'matters',
    { cancelTo: 'draft' },
  );
});
after(() => office.close());

const cancel = async (matterId: string, key = 'officer'): Promise<Answer<Json>> => {
  const { version } = await office.view('officer', matterId);
  return office
    .who(key)
    .send('POST', `/api/matters/${matterId}/cancel`, { expectedVersion: version, reason: '日期写错了' });
};
const todo = async (key: string): Promise<string[]> =>
  (await office.who(key).get('/api/matters?box=todo&limit=50')).body.rows.map((row: Json) => row.matterId);

test('撤销回草稿：别人的办理停下，写过的意见不再算数，填的内容都在，改好再送；再撤销一次就结束', async () => {
  const matterId = await office.begin('officer', 'back');
  await office.done('officer', matterId, { values: leaveValues });
  await office.done('head', matterId, { opinion: '同意报批。' });
  const before = await office.view('officer', matterId);
  const offered = before.operations.find(({ operation }: Json) => operation === 'cancel');
  assert.deepEqual([offered.label, offered.danger], ['撤销，回到草稿…', false]);
  const told = await office.who('officer').send('POST', `/api/matters/${matterId}/preview-act`, {
    expectedVersion: before.version,
    act: { kind: 'cancel' },
  });
  assert.deepEqual(
    told.body.effects.map(({ words }: Json) => words),
    ['王建华的审批会停下，已经写的会留着。', '陈国栋的科室审核意见作废。', '回到您这里，接着办“填写申请”。'],
  );
  assert.equal((await cancel(matterId, 'head')).status, 409, 'only its starter');

  const answer = await cancel(matterId);

  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.ok(!(await todo('chief')).includes(matterId));
  const page = await office.view('officer', matterId);
  assert.deepEqual([page.state, page.myTask.step, page.number], ['RUNNING', '填写申请', before.number]);
  assert.equal(page.values?.reason ?? leaveValues.reason, leaveValues.reason);
  const [line] = page.trace;
  assert.deepEqual([line.act, line.opinion], ['撤销，回到草稿', '日期写错了']);
  await office.done('officer', matterId, { values: { ...leaveValues, reason: '改过的事由' } });
  assert.ok((await todo('head')).includes(matterId));

  assert.equal((await cancel(matterId)).status, 200);
  const last = await office.view('officer', matterId);
  assert.equal(last.operations.find(({ operation }: Json) => operation === 'cancel').label, '撤销这件事项…');
  assert.equal((await cancel(matterId)).status, 200);
  assert.equal((await office.view('officer', matterId)).state, 'CANCELLED');
  assert.deepEqual(office.house.problems, []);
});
