import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { dateInChina } from '@gov/base';
import type { Json } from '#platform/testkit/sign-in.ts';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';

let office: DocumentOffice;
before(async () => {
  office = await documentOffice();
});
after(() => office.close());

async function entrust(of: string, to: string): Promise<void> {
  const today = dateInChina(office.house.clock.now());
  const body = { assignmentId: office.sender.assignments.get(to), from: today, last: today };
  const answer = await office.who(of).send('POST', '/api/matters/stand-ins', body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

test('who stands in handles a document in another’s place up to 签发, which only the signatory does', async () => {
  const legal = office.who('legal');
  const matterId = await office.draft();
  await office.done(office.who('officer'), matterId, { values: office.slip() });
  await office.done(office.who('head'), matterId);
  assert.equal((await legal.get(`/api/gongwen/documents/${matterId}`)).status, 404);
  for (const principal of ['director', 'chief']) await entrust(principal, 'legal');
  const { mayEdit, body, bodyVersion } = await office.documentOf(legal, matterId);
  assert.equal(mayEdit, true, 'as the step lets its holder');
  const saved = await legal.send('PUT', `/api/gongwen/documents/${matterId}/body`, { baseVersion: bodyVersion, body });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const { rows } = await office.database.query(
    `select on_behalf_of from office.audit_event where event = 'gongwen.body-saved' and object_id = $1
     order by at desc, id desc limit 1`,
    [matterId],
  );
  assert.deepEqual(rows, [{ on_behalf_of: office.sender.people.get('director') }]);

  await office.done(legal, matterId);
  await office.done(office.who('deputy'), matterId);

  const page = await office.view(legal, matterId);
  assert.ok(page.trace.some(({ who }: Json) => who === '孙倩（代赵立新）'));
  assert.equal(page.myTask, undefined);
  const todo = (await legal.get('/api/matters?box=entrusted&limit=50')).body.rows;
  assert.deepEqual(
    todo.map((row: Json) => row.matterId),
    [],
  );
  assert.deepEqual(page.openTasks[0].standIns, []);
  const sign = () =>
    legal.send('POST', `/api/matters/${matterId}/tasks/${page.openTasks[0].taskId}/complete`, {
      expectedVersion: page.version,
      decision: 'agree',
    });
  assert.equal((await sign()).body.code, 'matters.not-yours');
  await office.database.query('update office.task set in_person = false');
  assert.equal((await sign()).body.code, 'matters.in-person', 'the step itself is asked as well');
  await office.done(office.who('chief'), matterId);
  assert.equal((await office.view(office.who('officer'), matterId)).trace[0].who, '王建华');
});

/** A document that came on paper, at 拟办. */
async function registered(): Promise<string> {
  const clerk = office.who('clerk');
  const { matterId } = (await clerk.send('POST', '/api/matters', { kindCode: 'incoming-document' })).body;
  const values = { title: '关于开展冬季施工安全检查的通知', sourceAgency: '省住建厅', handlingClass: 'ACTION' };
  await office.done(clerk, matterId, { values });
  await office.done(clerk, matterId);
  return matterId;
}

test('批示 is the leader’s own word: who stands in for him does not get it, he may give it to another leader', async () => {
  const { done, view, who } = office;
  const deputy = who('deputy');
  for (const principal of ['director', 'chief']) await entrust(principal, 'deputy');
  const matterId = await registered();
  const entrusted = async () =>
    (await deputy.get('/api/matters?box=entrusted&limit=50')).body.rows.map((row: Json) => row.matterId);
  assert.deepEqual(await entrusted(), [matterId], 'positive control: 拟办 may be done for the director');
  await done(who('director'), matterId, { opinion: '请王建华局长批示。' });

  const page = await view(who('chief'), matterId);

  assert.equal(page.myTask.step, '批示');
  assert.deepEqual(page.openTasks[0].standIns, []);
  assert.deepEqual(await entrusted(), []);
  assert.equal((await deputy.get(`/api/matters/${matterId}`)).status, 404);
  const task = `/api/matters/${matterId}/tasks/${page.myTask.taskId}`;
  const body = { expectedVersion: page.version, decision: 'agree', opinion: '请建设科抓紧办理。' };
  assert.equal((await deputy.send('POST', `${task}/complete`, body)).status, 404);
  await office.database.query('update office.task set in_person = false');
  assert.deepEqual(await entrusted(), [matterId], 'as a release before left it');
  assert.equal((await deputy.send('POST', `${task}/complete`, body)).body.code, 'matters.in-person');
  await office.database.query(readFileSync('components/matters/db/0016-instruction-in-person.sql', 'utf8'));
  assert.deepEqual(await entrusted(), []);

  const given = {
    expectedVersion: page.version,
    toAssignmentId: office.sender.assignments.get('deputy'),
    reason: '出差',
  };
  assert.equal((await who('chief').send('POST', `${task}/transfer`, given)).status, 200);

  const [choice] = (await view(deputy, matterId)).myTask.choices;
  assert.equal(choice.step, '承办');
  const chosen = { [choice.node]: [office.sender.assignments.get('head')] };
  await done(deputy, matterId, { opinion: '请建设科抓紧办理。', chosen });
  assert.equal((await view(deputy, matterId)).trace[0].who, '林涛', 'in his own name');
});
