import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { type Office, openOffice } from '../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const withdraw = (key: string, matterId: string, expectedVersion: number) =>
  office.who(key).send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion });
const offers = (page: { readonly operations: readonly { readonly operation: string }[] }) =>
  page.operations.map(({ operation }) => operation);

test('taking back from an old page is done in time, and says why when it is too late', async () => {
  const matterId = await office.leaveRequest();
  const inTime = await withdraw('officer', matterId, (await office.view('officer', matterId)).version);
  assert.equal(inTime.status, 200, JSON.stringify(inTime.body));
  await office.done('officer', matterId);
  const page = await office.view('officer', matterId);
  await office.done('head', matterId);

  const tooLate = await withdraw('officer', matterId, page.version);

  assert.equal(tooLate.body.code, 'workflow.already-acted-on');
});

test('who gave his step to somebody else can have it back until that person has acted', async () => {
  const matterId = await office.leaveRequest();
  const page = await office.view('head', matterId);
  const given = await office.who('head').send('POST', `/api/matters/${matterId}/tasks/${page.myTask.taskId}/transfer`, {
    expectedVersion: page.version,
    toAssignmentId: office.assignment('legal'),
    reason: '',
  });
  assert.equal(given.status, 200, JSON.stringify(given.body));
  const after = await office.view('head', matterId);
  assert.ok(offers(after).includes('withdraw'));

  const back = await withdraw('head', matterId, after.version);

  assert.equal(back.status, 200, JSON.stringify(back.body));
  assert.ok(offers(await office.view('head', matterId)).includes('agree'), 'it is his step again');
  const other = await office.who('legal').get(`/api/matters/${matterId}`);
  assert.equal(other.body.code, 'matters.not-found', 'and who had it in between is a stranger again');
});

test('an opinion taken back with its step stays in the trace and no longer counts; the second one is a second one', async () => {
  const matterId = await office.leaveRequest();
  await office.done('head', matterId, { opinion: '第一次写的。' });
  const back = await withdraw('head', matterId, (await office.view('head', matterId)).version);
  assert.equal(back.status, 200, JSON.stringify(back.body));
  assert.deepEqual(back.body.opinion, { text: '第一次写的。' }, 'to be written on from there');
  const onPaper = async () => {
    const form = JSON.stringify((await office.view('officer', matterId)).form);
    return ['第一次写的。', '第二次写的。'].filter((text) => form.includes(text));
  };
  assert.deepEqual(await onPaper(), []);

  await office.done('head', matterId, { opinion: '第二次写的。' });

  assert.deepEqual(await onPaper(), ['第二次写的。']);
  const { trace } = await office.view('officer', matterId);
  const written = trace.flatMap(({ opinion }: { readonly opinion?: string }) => (opinion ? [opinion] : []));
  assert.deepEqual(written.toReversed(), ['第一次写的。', '第二次写的。']);
});

test('who read on after a taking back before this release does so no longer; who acted does', async () => {
  const matterId = await office.leaveRequest();
  await office.done('head', matterId);
  const { holder } = (await office.view('head', matterId)).openTasks[0];
  assert.equal(holder.name, '王建华');
  await withdraw('head', matterId, (await office.view('head', matterId)).version);
  const database = new Client({ connectionString: office.house.superuserUrl });
  await database.connect();
  const read =
    "insert into office.matter_reader (agency_id, matter_id, grantee, reason) values ($1, $2, $3, 'handler')";
  await database.query(read, [office.agency.id, matterId, `person:${holder.personId}`]);
  assert.equal((await office.who('chief').get(`/api/matters/${matterId}`)).status, 200);

  await database.query(readFileSync('components/matters/db/0009-taken-back-readers.sql', 'utf8'));
  await database.end();

  const statuses = ['chief', 'head', 'officer'].map(
    async (key) => (await office.who(key).get(`/api/matters/${matterId}`)).status,
  );
  assert.deepEqual(await Promise.all(statuses), [404, 200, 200]);
});
