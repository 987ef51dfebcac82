import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import type { Json } from '#platform/testkit/sign-in.ts';
import { type Office, openOffice } from '../testing/office.ts';
import { publishKind } from '../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  const adding = { addBefore: true, addAfter: true, addParallel: true, delegate: true } as const;
  const parts = [
    { step: 'write', name: '填写' },
    { step: 'judge', name: '审核', handler: { kind: 'sectionHead', of: 'starter' }, operations: adding },
    { step: 'sign', name: '签发', handler: { kind: 'chief' } },
  ] as const;
  await publishKind(office, 'half-hour', parts, undefined, 'matters', { undoMinutes: 30 });
  await publishKind(office, 'unlimited', parts);
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

const minutes = (count: number) => office.house.clock.advance(count * 60_000);

/** What the head does with the step he has, each by its route. */
const acts: Readonly<Record<string, (matterId: string) => Promise<void>>> = {
  办理: async (matterId) => void (await office.done('head', matterId, { opinion: '同意' })),
  退回: (matterId) =>
    judged(matterId, 'return', (page) => ({
      target: page.myTask.returnTargets[0].target,
      mode: 'rewalk',
      reason: '再改',
    })),
  转办: (matterId) => judged(matterId, 'transfer', () => ({ toAssignmentId: office.assignment('legal'), reason: '' })),
  加签: (matterId) =>
    judged(matterId, 'signers', () => ({
      where: 'before',
      assignmentIds: [office.assignment('legal')],
      reason: '',
    })),
  委派: (matterId) => judged(matterId, 'delegate', () => ({ toAssignmentId: office.assignment('legal'), reason: '' })),
};

async function judged(matterId: string, path: string, body: (page: Json) => object): Promise<void> {
  const page = await office.view('head', matterId);
  const { taskId } = page.myTask;
  const answer = await office
    .who('head')
    .send('POST', `/api/matters/${matterId}/tasks/${taskId}/${path}`, { expectedVersion: page.version, ...body(page) });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

async function begun(kind: string): Promise<string> {
  const matterId = await office.begin('officer', kind);
  await office.done('officer', matterId);
  return matterId;
}

for (const [name, act] of Object.entries(acts))
  test(`${name}：流程定了 30 分钟，时间以内可以取回，过了按钮就没有了，旧页面上按会说过了时间；没有定的不限`, async () => {
    const [timely, late, unlimited] = [await begun('half-hour'), await begun('half-hour'), await begun('unlimited')];
    for (const matterId of [timely, late, unlimited]) await act(matterId);
    const page = await office.view('head', timely);
    assert.deepEqual(page.takeBack, { minutes: 30 });
    assert.deepEqual((await office.view('head', unlimited)).takeBack, {});

    minutes(30);
    assert.ok(offers(await office.view('head', timely)).includes('withdraw'));
    const back = await withdraw('head', timely, page.version);
    assert.equal(back.status, 200, JSON.stringify(back.body));
    assert.ok((await office.view('head', timely)).myTask, 'it is his again');
    assert.equal((await withdraw('head', timely, page.version)).status, 409, 'and not a second time');

    minutes(1);
    const gone = await office.view('head', late);
    assert.ok(!offers(gone).includes('withdraw'));
    const refused = await withdraw('head', late, gone.version);
    assert.deepEqual([refused.status, refused.body.code], [409, 'workflow.undo-too-late']);
    assert.equal(refused.body.message, '办完 30 分钟内可以取回，已过。');

    minutes(20);
    const anyTime = await withdraw('head', unlimited, (await office.view('head', unlimited)).version);
    assert.equal(anyTime.status, 200, JSON.stringify(anyTime.body));
  });

test('过了取回的时间，可以请现在的办理人退回', async () => {
  const matterId = await begun('half-hour');
  await office.done('head', matterId, { opinion: '同意' });
  assert.ok(!offers(await office.view('head', matterId)).includes('askBack'));
  minutes(31);
  assert.ok(offers(await office.view('head', matterId)).includes('askBack'));
  const asked = await office.who('head').send('POST', `/api/matters/${matterId}/ask-back`, { reason: '金额写错了' });
  assert.equal(asked.status, 200, JSON.stringify(asked.body));
});
