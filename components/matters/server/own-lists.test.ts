import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { type Office, openOffice } from '../testing/office.ts';

let office: Office;
let officer: Visitor;
let head: Visitor;
before(async () => {
  office = await openOffice();
  officer = office.who('officer');
  head = office.who('head');
});
after(() => office.close());

async function box(who: Visitor, name: string): Promise<readonly string[]> {
  const { rows } = (await who.get(`/api/matters?box=${name}&limit=100`)).body;
  return rows.map((row: { readonly matterId: string }) => row.matterId);
}

async function handOn(who: Visitor, matterId: string, path: string, body: object): Promise<void> {
  const { myTask, version } = (await who.get(`/api/matters/${matterId}`)).body;
  const answer = await who.send('POST', `/api/matters/${matterId}/tasks/${myTask.taskId}/${path}`, {
    expectedVersion: version,
    ...body,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

test('who gave a step on or sent it back finds it in 已办 and 在办; taken back, it is his work again', async () => {
  const matterId = await office.leaveRequest();
  const lists = async (who: Visitor) =>
    Promise.all(['todo', 'ongoing', 'done'].map(async (name) => (await box(who, name)).includes(matterId)));
  assert.deepEqual(await lists(head), [true, false, false]);

  const toAssignmentId = office.assignment('legal');
  await handOn(head, matterId, 'transfer', { toAssignmentId, reason: '' });
  assert.deepEqual(await lists(head), [false, true, true]);
  assert.equal((await head.get('/api/matters/counts')).body.ongoing, (await box(head, 'ongoing')).length);

  const { version } = (await head.get(`/api/matters/${matterId}`)).body;
  const back = await head.send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion: version });
  assert.equal(back.status, 200, JSON.stringify(back.body));
  assert.deepEqual(await lists(head), [true, false, false], 'as if he had not');

  const [target] = (await head.get(`/api/matters/${matterId}`)).body.myTask.returnTargets;
  await handOn(head, matterId, 'return', { target: target.target, mode: 'rewalk', reason: '写明去往地点' });
  assert.deepEqual(await lists(head), [false, true, true]);
  assert.deepEqual(office.house.problems, []);
});

test('who circulates, presses or takes back keeps the matter in a list of his', async () => {
  const matterId = await office.leaveRequest();
  const { version } = (await head.get(`/api/matters/${matterId}`)).body;
  const assignmentIds = [office.assignment('legal')];
  const sent = await head.send('POST', `/api/matters/${matterId}/circulate`, {
    expectedVersion: version,
    assignmentIds,
  });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  assert.ok((await box(head, 'todo')).includes(matterId), 'who circulates still has it to do');

  assert.equal((await officer.send('POST', `/api/matters/${matterId}/press`, {})).status, 200);
  assert.ok((await box(officer, 'ongoing')).includes(matterId), 'who presses has started or handled it');

  assert.equal((await office.complete('head', matterId, { opinion: '同意。' })).status, 200);
  const after = (await head.get(`/api/matters/${matterId}`)).body;
  const back = await head.send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion: after.version });
  assert.equal(back.status, 200, JSON.stringify(back.body));
  assert.ok((await box(head, 'todo')).includes(matterId));
  assert.ok(!(await box(head, 'done')).includes(matterId));
});

test('发起 lists nothing until something is written; two windows have a draft each, and what nobody wrote in is gone after days', async () => {
  const start = async () => (await officer.send('POST', '/api/matters', { kindCode: 'leave-request' })).body.matterId;
  const drafts = async () => (await box(officer, 'drafts')).length;
  const before = await drafts();
  const first = await start();
  const other = await start();
  assert.notEqual(other, first, 'two windows never write into one draft');
  assert.equal((await officer.get(`/api/matters/${first}`)).status, 200);
  assert.equal(await drafts(), before);
  assert.equal((await officer.get('/api/matters/counts')).body.drafts, before);

  const values = { reason: '回乡探亲' };
  const saved = await officer.send('PUT', `/api/matters/${first}/values`, { expectedVersion: 0, values });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  assert.equal(await drafts(), before + 1);
  assert.equal((await officer.get('/api/matters/counts')).body.drafts, before + 1);
  const later = async (days: number) => {
    office.house.clock.advance(days * 86_400_000);
    officer = await signIn(office.house.app, 'jz.officer', testPassword);
  };
  await later(6);
  assert.ok(await start());
  assert.equal((await officer.get(`/api/matters/${other}`)).status, 200, 'its page may still be open');
  await later(2);
  assert.ok(await start());
  assert.equal((await officer.get(`/api/matters/${other}`)).status, 404, 'what was never written in is gone');
  assert.equal((await officer.get(`/api/matters/${first}`)).status, 200);
});
