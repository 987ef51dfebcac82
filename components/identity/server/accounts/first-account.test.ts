import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Json, signIn, type Visitor, visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let agency: SmallAgency;
let system: Visitor;
before(async () => {
  house = await testHouse(registry);
  agency = await smallAgency(house.house, 'jz');
  system = await signIn(house.app, 'jz.system', testPassword);
});
after(() => house.close());

const ownPassword = 'a-sentence-of-mine';
const issue = async (personId: string): Promise<Json> =>
  (await system.send('POST', `/api/accounts/${personId}/code`)).body;
const use = (way: 'new' | 'existing', body: object) =>
  visitor(house.app).send('POST', `/api/account/code/${way}`, body);

/** Registered as one more head of the section, without an account as yet. */
async function newHead(name: string): Promise<string> {
  const added = await system.send('POST', '/api/organisation/persons', {
    name,
    sectionId: agency.sections.get('works'),
    postId: agency.posts.get('head'),
    from: '2026-11-24',
  });
  assert.equal(added.status, 200, JSON.stringify(added.body));
  return added.body.id;
}

async function leaveRequest(): Promise<void> {
  const officer = await signIn(house.app, 'jz.officer', testPassword);
  const { matterId } = (await officer.send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const page = (await officer.get(`/api/matters/${matterId}`)).body;
  const sent = await officer.send('POST', `/api/matters/${matterId}/tasks/${page.myTask.taskId}/complete`, {
    expectedVersion: page.version,
    decision: 'agree',
    values: { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-03' }, reason: '回乡探亲' },
  });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
}

test('a first account opens by the code alone while nothing lies with it; with work the security administrator agrees first', async () => {
  const busy = await newHead('许忙');
  const plain = await newHead('许新');
  const stop = { access: 'STOPPED' };
  assert.equal((await system.send('POST', `/api/accounts/${agency.people.get('head')}/access`, stop)).status, 200);
  const early = await issue(plain);
  assert.deepEqual([early.purpose, early.waits], ['ACTIVATE', false]);
  assert.equal((await use('new', { code: early.code, signInName: 'xuxin', password: ownPassword })).status, 200);
  await leaveRequest();

  const { code, purpose, waits, mark } = await issue(busy);

  assert.deepEqual([purpose, waits], ['ACTIVATE', true]);
  const open = () => use('new', { code, signInName: 'xumang', password: ownPassword });
  assert.deepEqual([(await open()).status, (await open()).body.code], [409, 'identity.first-code-waits']);
  const linked = await use('existing', { code, signInName: 'jz.system', password: testPassword });
  assert.equal(linked.body.code, 'identity.first-code-waits', 'nor with an account of one’s own');
  const security = await signIn(house.app, 'jz.security', testPassword);
  const [line] = (await security.get('/api/accounts/second-factors')).body.people;
  assert.deepEqual([line.personId, line.codeWaits.mark], [busy, mark]);
  const agreed = await security.send('POST', `/api/accounts/${busy}/code/release`, { codeId: line.codeWaits.codeId });
  assert.equal(agreed.status, 200, JSON.stringify(agreed.body));
  assert.equal((await open()).status, 200);
  assert.deepEqual(house.problems, []);
});

test('who has had an account gets no code that opens one, whatever he has been', async () => {
  const officer = agency.people.get('officer') ?? '';
  const { code, purpose } = await issue(officer);
  assert.equal(purpose, 'RESTORE');

  const again = await use('new', { code, signInName: 'another', password: ownPassword });

  assert.equal(again.body.code, 'identity.code-purpose');
});
