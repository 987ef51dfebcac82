import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { millisOf } from '@gov/base';
import { generate } from 'otplib';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor, visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import type { AccountLine } from '../../contract.ts';

let house: TestHouse;
let ours: SmallAgency;
let theirs: SmallAgency;
let system: Visitor;
let security: Visitor;
const ownPassword = 'a-sentence-of-mine';
const day = 86_400_000;

before(async () => {
  const wanted = ['organisation', 'identity', 'audit'];
  house = await testHouse(registry.filter(({ manifest }) => wanted.includes(manifest.id)));
  ours = await smallAgency(house.house, 'jz');
  theirs = await smallAgency(house.house, 'lp');
});
after(() => house.close());

/** Sessions end while the clock is moved on: the administrators come in again. */
async function administrators(): Promise<void> {
  system = await signIn(house.app, 'jz.system', testPassword);
  security = await signIn(house.app, 'jz.security', testPassword);
}

const nobody = () => visitor(house.app);
const enter = (signInName: string, password: string, more: object = {}) =>
  nobody().send('POST', '/api/session', { signInName, password, ...more });
const use = (way: 'new' | 'existing' | 'restore', body: object) =>
  nobody().send('POST', `/api/account/code/${way}`, body);
const idOf = (who: string, agency = ours): string => agency.people.get(who) ?? '';

const lines = async (who: Visitor, query = ''): Promise<readonly AccountLine[]> =>
  (await who.get(`/api/accounts${query}`)).body.people;
const lineOf = async (personId: string) => (await lines(system)).find((line) => line.personId === personId);

const issue = (who: Visitor, personId: string) => who.send('POST', `/api/accounts/${personId}/code`);
async function codeFor(personId: string, who = system): Promise<string> {
  const issued = await issue(who, personId);
  assert.equal(issued.status, 200, JSON.stringify(issued.body));
  return issued.body.code;
}

/** What the security administrator sees of the code that waits for him. */
const waitingFor = async (personId: string) => {
  const { people } = (await security.get('/api/accounts/waiting-codes')).body;
  return people.find((line: AccountLine) => line.personId === personId)?.codeWaits;
};
const releaseCode = (who: Visitor, personId: string, codeId: string) =>
  who.send('POST', '/api/accounts/waiting-codes/agree', { codes: [{ personId, codeId }] });
const release = async (who: Visitor, personId: string) =>
  releaseCode(who, personId, (await waitingFor(personId))?.codeId ?? house.house.ids.next());
/** A code with the consent of the security administrator. */
async function releasedCodeFor(personId: string): Promise<string> {
  const code = await codeFor(personId);
  const agreed = await release(security, personId);
  assert.equal(agreed.status, 200, JSON.stringify(agreed.body));
  return code;
}

/** A person registered by the system administrator of an agency, without an account as yet. */
async function newPerson(agency: SmallAgency, who: Visitor, name: string): Promise<string> {
  const added = await who.send('POST', '/api/organisation/persons', {
    name,
    sectionId: agency.sections.get('works'),
    postId: agency.posts.get('officer'),
    from: '2026-11-24',
  });
  assert.equal(added.status, 200, JSON.stringify(added.body));
  return added.body.id;
}

const identitiesOf = async (signInName: string, password: string): Promise<readonly string[]> => {
  const visitorOf = await signIn(house.app, signInName, password);
  return (await visitorOf.get('/api/session')).body.identities.map((one: { agencyName: string }) => one.agencyName);
};

const codeOf = (secret: string) => generate({ secret, epoch: Math.floor(millisOf(house.clock.now()) / 1000) });

async function withSecondFactor(signInName: string): Promise<string> {
  const who = await signIn(house.app, signInName, testPassword);
  const { secret } = (await who.send('POST', '/api/account/second-factor', { password: testPassword })).body;
  const confirmed = await who.send('POST', '/api/account/second-factor/confirm', { code: await codeOf(secret) });
  assert.equal(confirmed.status, 200);
  house.clock.advance(30_000);
  return secret;
}

test('a person added today opens an account with a one-time code and chooses name and password', async () => {
  await administrators();
  const personId = await newPerson(ours, system, '许新');
  assert.equal((await lineOf(personId))?.state, 'NONE');

  const issued = await issue(system, personId);
  assert.match(issued.body.code, /^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/);
  assert.equal(issued.body.purpose, 'ACTIVATE');
  assert.equal((await lineOf(personId))?.state, 'WAITING');
  const code = issued.body.code.toLowerCase().replaceAll('-', ' ');
  const looked = await nobody().send('POST', '/api/account/code', { code });
  assert.deepEqual(looked.body, {
    agencyName: 'jz市住建局',
    personName: '许新',
    purpose: 'ACTIVATE',
    mark: issued.body.mark,
    waits: true,
  });
  assert.equal((await release(security, personId)).status, 200);
  assert.equal((await nobody().send('POST', '/api/account/code', { code })).body.waits, false);

  const taken = await use('new', { code, signInName: 'jz.clerk', password: ownPassword });
  assert.equal(taken.body.code, 'identity.sign-in-name-taken', 'the code stays good');
  const weak = await use('new', { code, signInName: 'xuxin', password: 'xuxin123456' });
  assert.equal(weak.body.code, 'password.weak', 'nor does a weak password use it up');
  const opened = await use('new', { code, signInName: 'xuxin', password: ownPassword });

  assert.deepEqual([opened.status, opened.body], [200, { result: 'done', signInName: 'xuxin' }]);
  assert.equal((await use('new', { code, signInName: 'xuxin2', password: ownPassword })).status, 404, 'only once');
  assert.deepEqual(await identitiesOf('xuxin', ownPassword), ['jz市住建局']);
  assert.equal((await lineOf(personId))?.state, 'OPEN');
});

test('a later code ends the earlier one, and a code is good for a week', async () => {
  const personId = await newPerson(ours, system, '许迟');
  const first = await codeFor(personId);
  const second = await codeFor(personId);

  assert.equal((await nobody().send('POST', '/api/account/code', { code: first })).status, 404);
  assert.equal((await nobody().send('POST', '/api/account/code', { code: second })).status, 200);
  house.clock.advance(7 * day);
  assert.equal((await nobody().send('POST', '/api/account/code', { code: second })).status, 404);
  await administrators();
});

test('somebody with an account elsewhere links it; neither administrator sees more than before', async () => {
  const personId = await newPerson(ours, system, '何静');
  const code = await releasedCodeFor(personId);

  const wrong = await use('existing', { code, signInName: 'lp.mail', password: 'not-it-at-all' });
  assert.equal(wrong.body.code, 'identity.sign-in');
  const linked = await use('existing', { code, signInName: 'lp.mail', password: testPassword });

  assert.deepEqual([linked.status, linked.body], [200, { result: 'done' }]);
  assert.deepEqual((await identitiesOf('lp.mail', testPassword)).toSorted(), ['jz市住建局', 'lp市住建局']);
  const plain = await newPerson(ours, system, '何新');
  await use('new', { code: await releasedCodeFor(plain), signInName: 'hexin', password: ownPassword });
  const { personId: _, name: __, ...seen } = (await lineOf(personId)) ?? assert.fail();
  const { personId: ___, name: ____, ...seenPlain } = (await lineOf(plain)) ?? assert.fail();
  assert.deepEqual(seen, seenPlain, 'an account that exists elsewhere looks like any other');
  const audit = await signIn(house.app, 'jz.auditor', testPassword);
  const records = (await audit.get('/api/audit')).body.records as readonly object[];
  assert.ok(records.length > 0 && !JSON.stringify(records).includes(theirs.id), 'nor does the record name it');
});

test('access to one agency is stopped at once; the other agency goes on, and the way back is open', async () => {
  const personId =
    (await lines(system)).find((line) => line.name === '何静' && line.sectionName === '建管科')?.personId ?? '';
  const there = await signIn(house.app, 'lp.mail', testPassword);
  const identities = (await there.get('/api/session')).body.identities;
  const here = identities.find((one: { agencyName: string }) => one.agencyName === 'jz市住建局');
  const changed = await there.send('POST', '/api/session/identity', { assignmentId: here.assignmentId });
  const inOurs = visitor(house.app, String(changed.headers['set-cookie']).split(';')[0]);
  const inTheirs = await signIn(house.app, 'lp.mail', testPassword);
  const other = (await inTheirs.get('/api/session')).body.identities.find(
    (one: { agencyName: string }) => one.agencyName === 'lp市住建局',
  );
  const moved = await inTheirs.send('POST', '/api/session/identity', { assignmentId: other.assignmentId });
  const stays = visitor(house.app, String(moved.headers['set-cookie']).split(';')[0]);
  assert.equal((await inOurs.get('/api/session/list')).status, 200);

  const stopped = await system.send('POST', `/api/accounts/${personId}/access`, { access: 'STOPPED' });

  assert.equal(stopped.status, 200, JSON.stringify(stopped.body));
  assert.equal((await inOurs.get('/api/session/list')).status, 401);
  assert.equal((await stays.get('/api/session/list')).status, 200, 'the session in the other agency goes on');
  assert.deepEqual(await identitiesOf('lp.mail', testPassword), ['lp市住建局']);
  assert.equal((await issue(system, personId)).body.code, 'identity.access-stopped');
  await system.send('POST', `/api/accounts/${personId}/access`, { access: 'OPEN' });
  assert.equal((await identitiesOf('lp.mail', testPassword)).length, 2);
});

test('a lost password is restored by the person with a code, and everything else of the account is signed out', async () => {
  const before = await signIn(house.app, 'jz.officer', testPassword);
  const code = await releasedCodeFor(idOf('officer'));
  assert.equal((await enter('jz.officer', testPassword)).status, 200, 'a code that nobody uses changes nothing');
  const looked = await nobody().send('POST', '/api/account/code', { code });
  assert.equal(looked.body.signInName, 'jz.officer');

  assert.equal(
    (await use('new', { code, signInName: 'second', password: ownPassword })).body.code,
    'identity.code-purpose',
  );
  const restored = await use('restore', { code, password: ownPassword });

  assert.deepEqual(restored.body, { result: 'done', signInName: 'jz.officer' });
  assert.equal((await before.get('/api/session/list')).status, 401);
  assert.equal((await enter('jz.officer', testPassword)).body.code, 'identity.sign-in');
  assert.equal((await enter('jz.officer', ownPassword)).body.result, 'signed-in');
});

test('what one agency restores opens that agency only, until the other one has seen its person again', async () => {
  const personId =
    (await lines(system)).find((line) => line.name === '何静' && line.sectionName === '建管科')?.personId ?? '';
  assert.equal((await identitiesOf('lp.mail', testPassword)).length, 2);

  await use('restore', { code: await releasedCodeFor(personId), password: ownPassword });

  assert.deepEqual(await identitiesOf('lp.mail', ownPassword), ['jz市住建局'], 'not by the word of another agency');
  const theirSystem = await signIn(house.app, 'lp.system', testPassword);
  const confirm = await codeFor(idOf('mail', theirs), theirSystem);
  const someone = await use('existing', { code: confirm, signInName: 'jz.clerk', password: testPassword });
  assert.equal(someone.body.code, 'identity.sign-in', 'a person keeps the account it has');
  assert.equal((await use('existing', { code: confirm, signInName: 'lp.mail', password: ownPassword })).status, 200);
  assert.equal((await identitiesOf('lp.mail', ownPassword)).length, 2);
});

test('the system administrator alone becomes nobody: his code opens nothing before the security administrator agrees', async () => {
  const personId = idOf('chief');
  const issued = await issue(system, personId);
  const { code } = issued.body;
  assert.equal(issued.body.waits, true);

  const alone = await use('restore', { code, password: 'my-own-choice-9' });

  assert.deepEqual([alone.status, alone.body.code], [409, 'identity.code-waits']);
  assert.equal((await enter('jz.chief', testPassword)).body.result, 'signed-in', 'the password is as it was');
  assert.equal((await release(system, personId)).status, 403);
  assert.equal((await waitingFor(personId)).mark, issued.body.mark);
  assert.equal((await lineOf(personId))?.codeWaits?.mark, issued.body.mark, 'who made it sees that it waits');
  assert.equal((await release(security, personId)).status, 200);
  assert.equal((await release(security, personId)).body.code, 'identity.no-code-waits');
  assert.equal((await use('restore', { code, password: 'my-own-choice-9' })).body.result, 'done');
  const later = await codeFor(personId);
  assert.equal((await use('restore', { code: later, password: ownPassword })).body.code, 'identity.code-waits');
  await release(security, personId);
  await use('restore', { code: later, password: testPassword });
});

test('one consent is to one code: not to the code that replaces it, not a second time, not after it has expired', async () => {
  const personId = idOf('director');
  const first = (await issue(system, personId)).body;
  const seen = await waitingFor(personId);
  assert.equal(seen.mark, first.mark);
  assert.equal((await nobody().send('POST', '/api/account/code', { code: first.code })).body.mark, first.mark);
  const second = (await issue(system, personId)).body;

  const late = await releaseCode(security, personId, seen.codeId);

  assert.deepEqual([late.status, late.body.code], [409, 'identity.code-replaced']);
  const restore = (code: string) => use('restore', { code, password: ownPassword });
  assert.equal((await restore(second.code)).body.code, 'identity.code-waits', 'nobody has agreed to this one');
  assert.equal((await restore(first.code)).body.code, 'identity.code-not-good');
  const other = await waitingFor(personId);
  assert.notEqual(other.mark, seen.mark);
  assert.equal((await releaseCode(security, idOf('deputy'), other.codeId)).body.code, 'identity.no-code-waits');
  assert.equal((await releaseCode(security, personId, other.codeId)).status, 200);
  const third = (await issue(system, personId)).body;
  assert.equal((await restore(second.code)).body.code, 'identity.code-not-good', 'a new code ends the consent too');
  assert.equal((await restore(third.code)).body.code, 'identity.code-waits');

  assert.equal((await release(security, personId)).status, 200);
  assert.equal((await restore(third.code)).body.result, 'done');
  assert.equal((await restore(third.code)).body.code, 'identity.code-not-good', 'used up');
  const expiring = await releasedCodeFor(personId);
  house.clock.advance(day);
  assert.equal((await restore(expiring)).body.code, 'identity.code-not-good', 'expired, and the consent with it');
  await administrators();
});

test('a restored password still needs the second factor; only the security administrator takes a lost one away', async () => {
  const secret = await withSecondFactor('jz.head');
  const code = await codeFor(idOf('head'));

  assert.equal((await use('restore', { code, password: ownPassword })).body.result, 'second-factor');
  const right = await codeOf(secret);
  const wrong = right === '000000' ? '000001' : '000000';
  assert.equal((await use('restore', { code, password: ownPassword, secondFactor: wrong })).body.code, 'identity.code');
  assert.equal((await use('restore', { code, password: ownPassword, secondFactor: right })).body.result, 'done');
  assert.equal((await enter('jz.head', ownPassword)).body.result, 'second-factor');

  const reset = `/api/accounts/${idOf('head')}/second-factor/reset`;
  assert.equal((await system.send('POST', reset)).status, 403);
  assert.equal((await security.send('POST', reset)).status, 200);

  assert.equal((await enter('jz.head', ownPassword)).body.result, 'signed-in');
  assert.equal((await security.send('POST', reset)).body.code, 'identity.second-factor-absent');
});

test('the three administrators stay apart: no code, no stop and no reset opens another duty', async () => {
  assert.equal((await issue(security, idOf('officer'))).status, 403);
  assert.equal((await security.get('/api/accounts')).status, 403);
  assert.equal((await system.get('/api/accounts/second-factors')).status, 403);
  assert.equal((await security.get('/api/accounts/second-factors')).status, 200);
  assert.equal((await issue(system, idOf('system'))).body.code, 'identity.own-account');
  assert.equal((await issue(system, idOf('auditor'))).body.code, 'identity.duty-account');
  const stop = await system.send('POST', `/api/accounts/${idOf('security')}/access`, { access: 'STOPPED' });
  assert.equal(stop.body.code, 'identity.duty-account');
  assert.equal((await lineOf(idOf('auditor')))?.guarded, 'DUTY');

  const secret = await withSecondFactor('jz.auditor');
  const code = await codeFor(idOf('auditor'));
  assert.equal((await use('restore', { code, password: ownPassword })).body.result, 'second-factor');
  assert.equal((await enter('jz.auditor', testPassword)).body.result, 'second-factor', 'nothing has changed');
  const proved = { code, password: ownPassword, secondFactor: await codeOf(secret) };
  assert.equal((await use('restore', proved)).body.result, 'done');
});

test('another agency is out of reach, and every act stands in the audit', async () => {
  const foreign = idOf('clerk', theirs);
  assert.equal((await issue(system, foreign)).status, 404);
  assert.equal((await system.send('POST', `/api/accounts/${foreign}/access`, { access: 'STOPPED' })).status, 404);
  assert.equal((await signIn(house.app, 'lp.clerk', testPassword)).cookie.length > 0, true);
  const found = await lines(system, '?query=%E5%BB%BA%E7%AE%A1&state=OPEN');
  assert.ok(found.length > 0 && found.every((line) => line.sectionName === '建管科' && line.state === 'OPEN'));

  const events = await house.house.database.agency(ours.id, async (tx) => ({
    ok: true as const,
    value: await tx.all<{ event: string }>({
      text: 'select distinct event from office.audit_event where agency_id = $1',
      values: [ours.id],
      name: 'test_events',
    }),
  }));
  const known = new Set(events.ok ? events.value.map((row) => row.event) : []);
  for (const event of [
    'code-issued',
    'code-released',
    'account-activated',
    'password-restored',
    'access-stopped',
    'access-opened',
    'second-factor-reset',
  ])
    assert.ok(known.has(`identity.${event}`), event);
  assert.deepEqual(house.problems, []);
});
