import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json } from '#platform/testkit/sign-in.ts';
import { type Office, openOffice } from '../../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const offers = async (key: string, matterId: string): Promise<string[]> =>
  (await office.view(key, matterId)).operations.map((one: Json) => one.operation);
const askBack = (key: string, matterId: string, reason: string) =>
  office.who(key).send('POST', `/api/matters/${matterId}/ask-back`, { reason });

test('where 取回 comes too late, who has it now is asked to return it, told why, once an hour', async () => {
  const matterId = await office.leaveRequest();
  assert.ok((await offers('officer', matterId)).includes('withdraw'));
  assert.ok(!(await offers('officer', matterId)).includes('askBack'), 'who can take it back asks nobody');
  assert.equal((await askBack('officer', matterId, '日期写错了')).body.code, 'matters.nothing-to-ask-back');

  await office.done('head', matterId, { opinion: '同意' });
  const after = await offers('officer', matterId);
  assert.deepEqual([after.includes('withdraw'), after.includes('askBack')], [false, true]);
  assert.equal((await askBack('officer', matterId, ' ')).status, 400, 'it is said why');

  const asked = await askBack('officer', matterId, '日期写错了');
  assert.equal(asked.status, 200, JSON.stringify(asked.body));
  const [holder] = (await office.view('officer', matterId)).openTasks;
  assert.equal(asked.body.said, `已请${holder.holder.name}退回，等他们决定`);
  const [line] = (await office.view('officer', matterId)).trace;
  assert.deepEqual([line.who, line.act, line.opinion], ['刘思远', `请${holder.holder.name}退回`, '日期写错了']);
  assert.equal((await askBack('officer', matterId, '日期写错了')).body.code, 'workflow.pressed-recently');
  assert.equal((await askBack('legal', matterId, '看看')).status, 404, 'who may not read it is told nothing');
});

test('催办 carries the words of who presses to those who have it', async () => {
  const matterId = await office.leaveRequest();
  const answer = await office
    .who('officer')
    .send('POST', `/api/matters/${matterId}/press`, { message: ' 明天的车票 ' });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const [line] = (await office.view('head', matterId)).trace;
  assert.deepEqual([line.who, line.act, line.opinion], ['刘思远', '催办陈国栋', '明天的车票']);
});
