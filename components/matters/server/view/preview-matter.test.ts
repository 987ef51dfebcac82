import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { type Office, openOffice } from '../../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

test('looking at a matter beside the list is no opening: nobody has read it, and it can be taken back', async () => {
  const matterId = await office.leaveRequest();

  const looked = await office.who('head').get(`/api/matters/${matterId}/preview`);

  assert.equal(looked.status, 200, JSON.stringify(looked.body));
  const { facts, why, opinions, attachments } = looked.body;
  assert.ok(
    facts.some((fact: { readonly text: string }) => fact.text === '回乡探亲'),
    JSON.stringify(facts),
  );
  assert.match(why.join(''), /科/);
  assert.deepEqual([opinions, attachments], [[], []]);
  const { rows } = (await office.who('head').get('/api/matters?box=todo')).body;
  assert.equal(rows.find((row: { readonly matterId: string }) => row.matterId === matterId).unread, true);
  const seen = await office.view('officer', matterId);
  assert.deepEqual([seen.openTasks[0].opened, seen.trace.length], [false, 1]);
  const back = await office
    .who('officer')
    .send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion: seen.version });
  assert.equal(back.status, 200, JSON.stringify(back.body));
});

test('the audit hears that it was looked at, once; who may not read it sees nothing', async () => {
  const matterId = await office.leaveRequest();
  await smallAgency(office.house.house, 'lp', '临浦区住建局');
  const stranger = await signIn(office.house.app, 'lp.head', testPassword);

  await office.who('head').get(`/api/matters/${matterId}/preview`);
  await office.who('head').get(`/api/matters/${matterId}/preview`);
  const colleague = await office.who('helper').get(`/api/matters/${matterId}/preview`);
  const foreign = await stranger.get(`/api/matters/${matterId}/preview`);

  assert.deepEqual([colleague.status, foreign.status], [404, 404]);
  const auditor = await signIn(office.house.app, 'jz.auditor', testPassword);
  const { records } = (await auditor.get('/api/audit?event=matters.previewed')).body;
  assert.equal(records.filter((one: { readonly objectId: string }) => one.objectId === matterId).length, 1);
  assert.deepEqual(office.house.problems, []);
});
