import assert from 'node:assert/strict';
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
