import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { leaveValues, type Office, openOffice } from '../testing/office.ts';

let office: Office;
let stranger: Visitor;
before(async () => {
  office = await openOffice();
  await smallAgency(office.house.house, 'lp');
  stranger = await signIn(office.house.app, 'lp.chief', testPassword);
});
after(() => office.close());

const todo = async (key: string) => (await office.who(key).get('/api/matters?box=todo')).body.rows;

test('a leave request goes to the section head, is returned, corrected, and ends with the chief', async () => {
  const matterId = await office.begin('officer', 'leave-request');

  const empty = await office.complete('officer', matterId);
  assert.equal(empty.status, 422, JSON.stringify(empty.body));
  const submitted = await office.complete('officer', matterId, { values: leaveValues });
  assert.equal(submitted.status, 200, JSON.stringify(submitted.body));
  assert.match(submitted.body.said, /陈国栋/);

  assert.deepEqual(
    (await todo('head')).map((row: { matterId: string }) => row.matterId),
    [matterId],
  );
  const seen = await office.view('head', matterId);
  assert.match(seen.myTask.why.join(''), /科长/);
  assert.equal((await stranger.get(`/api/matters/${matterId}`)).status, 404);

  const target = seen.myTask.returnTargets[0];
  const returned = await office
    .who('head')
    .send('POST', `/api/matters/${matterId}/tasks/${seen.myTask.taskId}/return`, {
      expectedVersion: seen.version,
      target: target.target,
      mode: 'direct',
      reason: '请写明去往地点',
    });
  assert.equal(returned.status, 200, JSON.stringify(returned.body));
  assert.equal((await todo('officer')).length, 1);

  assert.equal((await office.complete('officer', matterId, { values: { destination: '外省老家' } })).status, 200);
  assert.equal((await office.complete('head', matterId, { opinion: '同意，注意工作交接。' })).status, 200);
  const last = await office.complete('chief', matterId);
  assert.equal(last.status, 200, JSON.stringify(last.body));

  const ended = await office.view('officer', matterId);
  assert.equal(ended.state, 'DONE');
  assert.equal(ended.values.destination, '外省老家');
  assert.ok(ended.trace.some((line: { act: string }) => line.act.includes('退回')));
  assert.deepEqual(office.house.problems, []);
});

test('a double click with one command id completes the task once and gets the same answer', async () => {
  const matterId = await office.begin('officer', 'leave-request');
  const seen = await office.view('officer', matterId);
  const body = {
    expectedVersion: seen.version,
    decision: 'agree',
    values: { leaveKind: 'SICK', period: { from: '2026-12-01', to: '2026-12-01' }, reason: '就医' },
  };
  const headers = { 'x-command-id': '0199d3c4-0000-7000-8000-000000000001' };
  const address = `/api/matters/${matterId}/tasks/${seen.myTask.taskId}/complete`;

  const answers = await Promise.all([1, 2, 3].map(() => office.who('officer').send('POST', address, body, headers)));

  assert.deepEqual(
    answers.map((a) => a.status),
    [200, 200, 200],
    JSON.stringify(answers.map((a) => a.body)),
  );
  assert.deepEqual(answers[0]?.body, answers[1]?.body);
  const rows = (await todo('head')).filter((row: { matterId: string }) => row.matterId === matterId);
  assert.equal(rows.length, 1);
});
