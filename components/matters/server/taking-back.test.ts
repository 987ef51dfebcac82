import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let jz: SmallAgency;
const people: Record<string, Visitor> = {};
const who = (key: string): Visitor => people[key] ?? assert.fail(key);

before(async () => {
  house = await testHouse(registry);
  jz = await smallAgency(house.house, 'jz', '江州市住建局');
  for (const key of ['officer', 'head', 'legal', 'chief'])
    people[key] = await signIn(house.app, `jz.${key}`, testPassword);
});
after(() => house.close());

async function view(visitor: Visitor, matterId: string) {
  const answer = await visitor.get(`/api/matters/${matterId}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

async function complete(visitor: Visitor, matterId: string, extra: object = {}) {
  const page = await view(visitor, matterId);
  const body = { expectedVersion: page.version, decision: 'agree', ...extra };
  const answer = await visitor.send('POST', `/api/matters/${matterId}/tasks/${page.myTask.taskId}/complete`, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

async function leaveRequest(): Promise<string> {
  const { matterId } = (await who('officer').send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const values = { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-03' }, reason: '回乡探亲' };
  await complete(who('officer'), matterId, { values });
  return matterId;
}

const withdraw = (visitor: Visitor, matterId: string, expectedVersion: number) =>
  visitor.send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion });
const offers = (page: { readonly operations: readonly { readonly operation: string }[] }) =>
  page.operations.map(({ operation }) => operation);

test('taking back from an old page is done in time, and says why when it is too late', async () => {
  const matterId = await leaveRequest();
  const inTime = await withdraw(who('officer'), matterId, (await view(who('officer'), matterId)).version);
  assert.equal(inTime.status, 200, JSON.stringify(inTime.body));
  await complete(who('officer'), matterId);
  const page = await view(who('officer'), matterId);
  await complete(who('head'), matterId);

  const tooLate = await withdraw(who('officer'), matterId, page.version);

  assert.equal(tooLate.body.code, 'workflow.already-acted-on');
});

test('who gave his step to somebody else can have it back until that person has acted', async () => {
  const matterId = await leaveRequest();
  const page = await view(who('head'), matterId);
  const toAssignmentId = jz.assignments.get('legal');
  const given = await who('head').send('POST', `/api/matters/${matterId}/tasks/${page.myTask.taskId}/transfer`, {
    expectedVersion: page.version,
    toAssignmentId,
    reason: '',
  });
  assert.equal(given.status, 200, JSON.stringify(given.body));
  const after = await view(who('head'), matterId);
  assert.ok(offers(after).includes('withdraw'));

  const back = await withdraw(who('head'), matterId, after.version);

  assert.equal(back.status, 200, JSON.stringify(back.body));
  assert.ok(offers(await view(who('head'), matterId)).includes('agree'), 'it is his step again');
  assert.ok(!offers(await view(who('legal'), matterId)).includes('agree'), 'and nobody else’s');
});
