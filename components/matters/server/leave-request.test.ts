import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let officer: Visitor;
let head: Visitor;
let chief: Visitor;
let stranger: Visitor;

before(async () => {
  house = await testHouse(registry);
  await smallAgency(house.house, 'jz');
  await smallAgency(house.house, 'lp');
  officer = await signIn(house.app, 'jz.officer', testPassword);
  head = await signIn(house.app, 'jz.head', testPassword);
  chief = await signIn(house.app, 'jz.chief', testPassword);
  stranger = await signIn(house.app, 'lp.chief', testPassword);
});
after(() => house.close());

const view = async (who: Visitor, matterId: string) => {
  const answer = await who.get(`/api/matters/${matterId}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const todo = async (who: Visitor) => (await who.get('/api/matters?box=todo')).body.rows;

async function complete(who: Visitor, matterId: string, extra: object = {}) {
  const seen = await view(who, matterId);
  return who.send('POST', `/api/matters/${matterId}/tasks/${seen.myTask.taskId}/complete`, {
    expectedVersion: seen.version,
    decision: 'agree',
    ...extra,
  });
}

test('a leave request goes to the section head, is returned, corrected, and ends with the chief', async () => {
  const created = await officer.send('POST', '/api/matters', { kindCode: 'leave-request' });
  assert.equal(created.status, 200, JSON.stringify(created.body));
  const { matterId } = created.body;

  const empty = await complete(officer, matterId);
  assert.equal(empty.status, 422, JSON.stringify(empty.body));
  const values = { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-03' }, reason: '回乡探亲' };
  const submitted = await complete(officer, matterId, { values });
  assert.equal(submitted.status, 200, JSON.stringify(submitted.body));
  assert.match(submitted.body.said, /陈国栋/);

  assert.deepEqual(
    (await todo(head)).map((row: { matterId: string }) => row.matterId),
    [matterId],
  );
  const seen = await view(head, matterId);
  assert.match(seen.myTask.why.join(''), /科长/);
  assert.equal((await stranger.get(`/api/matters/${matterId}`)).status, 404);

  const target = seen.myTask.returnTargets[0];
  const returned = await head.send('POST', `/api/matters/${matterId}/tasks/${seen.myTask.taskId}/return`, {
    expectedVersion: seen.version,
    target: target.target,
    mode: 'direct',
    reason: '请写明去往地点',
  });
  assert.equal(returned.status, 200, JSON.stringify(returned.body));
  assert.equal((await todo(officer)).length, 1);

  assert.equal((await complete(officer, matterId, { values: { destination: '外省老家' } })).status, 200);
  assert.equal((await complete(head, matterId, { opinion: '同意，注意工作交接。' })).status, 200);
  const last = await complete(chief, matterId);
  assert.equal(last.status, 200, JSON.stringify(last.body));

  const ended = await view(officer, matterId);
  assert.equal(ended.state, 'DONE');
  assert.equal(ended.values.destination, '外省老家');
  assert.ok(ended.trace.some((line: { act: string }) => line.act.includes('退回')));
  assert.deepEqual(house.problems, []);
});

test('a double click with one command id completes the task once and gets the same answer', async () => {
  const { matterId } = (await officer.send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const seen = await view(officer, matterId);
  const body = {
    expectedVersion: seen.version,
    decision: 'agree',
    values: { leaveKind: 'SICK', period: { from: '2026-12-01', to: '2026-12-01' }, reason: '就医' },
  };
  const headers = { 'x-command-id': '0199d3c4-0000-7000-8000-000000000001' };
  const address = `/api/matters/${matterId}/tasks/${seen.myTask.taskId}/complete`;

  const answers = await Promise.all([1, 2, 3].map(() => officer.send('POST', address, body, headers)));

  assert.deepEqual(
    answers.map((a) => a.status),
    [200, 200, 200],
    JSON.stringify(answers.map((a) => a.body)),
  );
  assert.deepEqual(answers[0]?.body, answers[1]?.body);
  const rows = (await todo(head)).filter((row: { matterId: string }) => row.matterId === matterId);
  assert.equal(rows.length, 1);
});
