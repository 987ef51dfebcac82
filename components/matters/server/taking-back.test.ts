import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
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
  assert.ok(!offers(await office.view('legal', matterId)).includes('agree'), 'and nobody else’s');
});

test('an opinion taken back with its step stays in the trace and no longer counts; the second one is a second one', async () => {
  const matterId = await office.leaveRequest();
  await office.done('head', matterId, { opinion: '第一次写的。' });
  const back = await withdraw('head', matterId, (await office.view('head', matterId)).version);
  assert.equal(back.status, 200, JSON.stringify(back.body));
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
