import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addMillis, ok } from '@gov/base';
import { registry } from '#apps/server/registry.generated.ts';
import { freshAccessCode, hashOfAccessCode } from '#platform/server/identity/access-code.ts';
import { insertAccessCode } from '#platform/server/identity/access-store.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Json, signIn, type Visitor, visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import type { AccountLine } from '../../contract.ts';

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

async function leaveRequest(): Promise<string> {
  const officer = await signIn(house.app, 'jz.officer', testPassword);
  const { matterId } = (await officer.send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const page = (await officer.get(`/api/matters/${matterId}`)).body;
  const sent = await officer.send('POST', `/api/matters/${matterId}/tasks/${page.myTask.taskId}/complete`, {
    expectedVersion: page.version,
    decision: 'agree',
    values: { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-03' }, reason: '回乡探亲' },
  });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  return matterId;
}

/** Signed in as the security administrator, with the codes that wait for him. */
async function atTheSecurityAdministrators() {
  const security = await signIn(house.app, 'jz.security', testPassword);
  const waiting = async (): Promise<readonly AccountLine[]> =>
    (await security.get('/api/accounts/waiting-codes')).body.people;
  const agree = (lines: readonly AccountLine[]) =>
    security.send('POST', '/api/accounts/waiting-codes/agree', {
      codes: lines.map(({ personId, codeWaits }) => ({ personId, codeId: codeWaits?.codeId })),
    });
  return { waiting, agree };
}

test('the system administrator alone does not become one more head of a section and read its matters', async () => {
  const matterId = await leaveRequest();
  const invented = await newHead('许新');
  const { code, purpose, waits, mark } = await issue(invented);
  assert.deepEqual([purpose, waits], ['ACTIVATE', true]);
  const open = () => use('new', { code, signInName: 'xuxin', password: ownPassword });

  const alone = await open();

  assert.deepEqual([alone.status, alone.body.code], [409, 'identity.first-code-waits']);
  const linked = await use('existing', { code, signInName: 'jz.system', password: testPassword });
  assert.equal(linked.body.code, 'identity.first-code-waits', 'nor with an account of his own');
  const own = await system.send('POST', '/api/accounts/waiting-codes/agree', {
    codes: [{ personId: invented, codeId: house.house.ids.next() }],
  });
  assert.equal(own.status, 403, 'nor does he agree himself');
  const { waiting, agree } = await atTheSecurityAdministrators();
  const [line] = await waiting();
  assert.deepEqual(
    [line?.personId, line?.codeWaits?.mark, line?.sectionName, line?.title],
    [invented, mark, '建管科', '科长'],
    'the security administrator sees what the person would be',
  );
  assert.equal((await agree(await waiting())).status, 200);
  assert.equal((await open()).status, 200);
  const head = await signIn(house.app, 'xuxin', ownPassword);
  assert.equal(
    (await head.get(`/api/matters/${matterId}`)).status,
    200,
    'with both agreeing he is head like any other',
  );
  assert.deepEqual(house.problems, []);
});

test('thirty codes are agreed to in one go, each recorded; with one that was made anew meanwhile none is', async () => {
  const people: string[] = [];
  for (let number = 0; number < 30; number += 1) people.push(await newHead(`许${number}`));
  const codes = new Map<string, string>();
  for (const personId of people) codes.set(personId, (await issue(personId)).code);
  const { waiting, agree } = await atTheSecurityAdministrators();
  const seen = await waiting();
  assert.equal(seen.length, 30);
  const [first = '', second = ''] = people;
  codes.set(first, (await issue(first)).code);

  const late = await agree(seen);

  assert.deepEqual([late.status, late.body.code], [409, 'identity.code-replaced']);
  assert.equal((await waiting()).length, 30, 'all or none');
  assert.equal((await agree(await waiting())).status, 200);
  assert.deepEqual(await waiting(), []);
  const opened = await use('new', { code: codes.get(second), signInName: 'xuyi', password: ownPassword });
  assert.equal(opened.status, 200, JSON.stringify(opened.body));
  const auditor = await signIn(house.app, 'jz.auditor', testPassword);
  const records = (await auditor.get('/api/audit')).body.records as readonly { event: string }[];
  assert.ok(records.filter(({ event }) => event === 'identity.code-released').length >= 30);
});

test('a code without consent, as made while an agency is set up, lets in none but one of the three', async () => {
  const personId = await newHead('许立');
  const code = freshAccessCode();
  const now = house.clock.now();
  const made = await house.house.database.agency(agency.id, async (tx) => {
    tx.write(
      insertAccessCode({
        id: house.house.ids.next(),
        codeHash: hashOfAccessCode(code),
        accountId: null,
        needsConsent: false,
        issuedBy: null,
        agencyId: tx.agencyId,
        personId,
        purpose: 'ACTIVATE',
        now,
        expiresAt: addMillis(now, 86_400_000),
      }),
    );
    return ok(undefined);
  });
  assert.ok(made.ok);

  const opened = await use('new', { code, signInName: 'xuli', password: ownPassword });

  assert.deepEqual([opened.status, opened.body.code], [409, 'identity.duty-passed-on'], 'see first-codes of agencies');
});

test('who has had an account gets no code that opens one, whatever he has been', async () => {
  const officer = agency.people.get('officer') ?? '';
  const { code, purpose } = await issue(officer);
  assert.equal(purpose, 'RESTORE');

  const again = await use('new', { code, signInName: 'another', password: ownPassword });

  assert.equal(again.body.code, 'identity.code-purpose');
});
