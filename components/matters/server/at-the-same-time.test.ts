import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { registry } from '#apps/server/registry.generated.ts';
import { sql } from '#platform/server/database/sql.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { draftingSlip } from '../testing/office.ts';

let house: TestHouse;
let jz: SmallAgency;
const people: Record<string, Visitor> = {};
const who = (key: string): Visitor => people[key] ?? assert.fail(key);

before(async () => {
  house = await testHouse(registry);
  jz = await smallAgency(house.house, 'jz', '江州市住建局');
  for (const key of ['officer', 'head', 'legal', 'director', 'chief', 'clerk'])
    people[key] = await signIn(house.app, `jz.${key}`, testPassword);
});
after(() => house.close());

async function view(visitor: Visitor, matterId: string) {
  const answer = await visitor.get(`/api/matters/${matterId}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

type Page = Awaited<ReturnType<typeof view>>;

/** Completes as a page would that was opened some time ago. */
const completeFrom = (visitor: Visitor, page: Page, extra: object = {}) =>
  visitor.send('POST', `/api/matters/${page.matterId}/tasks/${page.myTask.taskId}/complete`, {
    expectedVersion: page.version,
    decision: 'agree',
    ...extra,
  });

async function done(visitor: Visitor, matterId: string, extra: object = {}) {
  const answer = await completeFrom(visitor, await view(visitor, matterId), extra);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

async function leaveRequest(): Promise<string> {
  const { matterId } = (await who('officer').send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const values = { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-03' }, reason: '回乡探亲' };
  await done(who('officer'), matterId, { values });
  return matterId;
}

async function underCountersigning(): Promise<string> {
  const { matterId } = (await who('officer').send('POST', '/api/matters', { kindCode: 'outgoing-document' })).body;
  const address = `/api/gongwen/documents/${matterId}`;
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }] };
  const saved = await who('officer').send('PUT', `${address}/body`, { baseVersion: 0, body });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const section = (key: string, name: string) => ({ id: jz.sections.get(key) ?? '', name });
  const slip = draftingSlip('江州市住建局关于同时会签的通知');
  const values = {
    ...slip,
    countersignSectionA: section('legal', '法规科'),
    countersignSectionB: section('office', '办公室'),
  };
  await done(who('officer'), matterId, { values });
  await done(who('head'), matterId);
  return matterId;
}

test('whoever completes while the starter presses is done, and so is the pressing or it is told why not', async () => {
  for (let round = 0; round < 6; round += 1) {
    const matterId = await leaveRequest();
    const page = await view(who('head'), matterId);

    const [completed, pressed] = await Promise.all([
      completeFrom(who('head'), page, { opinion: '同意' }),
      who('officer').send('POST', `/api/matters/${matterId}/press`, {}),
    ]);

    assert.equal(completed.status, 200, JSON.stringify(completed.body));
    assert.ok([200, 409, 422].includes(pressed.status), JSON.stringify(pressed.body));
  }
  assert.deepEqual(house.problems, []);
});

test('a draft that is submitted from two windows at once is submitted once', async () => {
  const { matterId } = (await who('officer').send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const values = { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-03' }, reason: '回乡探亲' };
  const page = await view(who('officer'), matterId);

  const answers = await Promise.all([1, 2, 3].map(() => completeFrom(who('officer'), page, { values })));

  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409]);
  const acts = (await view(who('officer'), matterId)).trace.map((line: { act: string }) => line.act);
  assert.equal(acts.filter((act: string) => act === '发起').length, 1, acts.join());
  assert.deepEqual(house.problems, []);
});

test('two countersigners whose pages were both open sign one after the other, and at the same moment', async () => {
  const inTurn = await underCountersigning();
  const pages = [await view(who('legal'), inTurn), await view(who('director'), inTurn)];
  assert.equal((await completeFrom(who('legal'), pages[0], { opinion: '无意见' })).status, 200);
  const second = await completeFrom(who('director'), pages[1], { opinion: '无意见' });
  assert.equal(second.status, 200, JSON.stringify(second.body));

  const together = await underCountersigning();
  const [legal, director] = [await view(who('legal'), together), await view(who('director'), together)];
  const answers = await Promise.all([
    completeFrom(who('legal'), legal, { opinion: '无意见' }),
    completeFrom(who('director'), director, { opinion: '无意见' }),
  ]);

  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
    JSON.stringify(answers.map(({ body }) => body)),
  );
  assert.equal((await view(who('director'), together)).myTask.step, '办公室核稿');
  assert.deepEqual(house.problems, []);
});

test('nothing is handed to somebody who has left, and it is to somebody who is here', async () => {
  const matterId = await leaveRequest();
  const left = jz.assignments.get('helper') ?? '';
  await house.house.database.agency(jz.id, async (tx) => {
    tx.write(sql`update office.assignment set valid_to = '2026-11-01' where agency_id = ${jz.id} and id = ${left}`);
    tx.write(sql`update office.agency set configuration_version = configuration_version + 1 where id = ${jz.id}`);
    return ok(undefined);
  });
  const { version, myTask } = await view(who('head'), matterId);
  const hand = (to: string) =>
    who('head').send('POST', `/api/matters/${matterId}/tasks/${myTask.taskId}/transfer`, {
      expectedVersion: version,
      toAssignmentId: to,
      reason: '出差',
    });

  const refused = await hand(left);
  const shown = await who('officer').send('POST', `/api/matters/${matterId}/circulate`, {
    expectedVersion: version,
    assignmentIds: [left],
  });
  const taken = await hand(jz.assignments.get('legal') ?? '');

  assert.deepEqual([refused.body.code, shown.body.code], ['matters.unknown-person', 'matters.unknown-person']);
  assert.equal(taken.status, 200, JSON.stringify(taken.body));
});
