import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { millisOf, ok } from '@gov/base';
import { generate } from 'otplib';
import { registry } from '#apps/server/registry.generated.ts';
import { sql } from '#platform/server/database/sql.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor, visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let agency: SmallAgency;

before(async () => {
  house = await testHouse(registry);
  agency = await smallAgency(house.house, 'jz');
});
after(() => house.close());

const password = (signInName: string, typed: string, code?: string) =>
  visitor(house.app).send('POST', '/api/session', { signInName, password: typed, ...(code ? { code } : {}) });

/** What the authenticator shows now. */
const codeOf = (secret: string) => generate({ secret, epoch: Math.floor(millisOf(house.clock.now()) / 1000) });
const nextCode = () => house.clock.advance(30_000);
const enrol = (who: Visitor, typed = testPassword) =>
  who.send('POST', '/api/account/second-factor', { password: typed });
const confirm = (who: Visitor, code: string) => who.send('POST', '/api/account/second-factor/confirm', { code });

test('a second factor is asked for once it is confirmed, and each code works once', async () => {
  const clerk = await signIn(house.app, 'jz.clerk', testPassword);
  assert.equal((await enrol(clerk, 'not-my-password')).body.code, 'identity.password');
  assert.equal((await confirm(clerk, '123456')).body.code, 'identity.no-second-factor');
  const { secret, uri } = (await enrol(clerk)).body;
  assert.match(uri, /^otpauth:\/\/totp\//);
  assert.equal((await password('jz.clerk', testPassword)).body.result, 'signed-in', 'not in force yet');

  const first = await codeOf(secret);
  assert.equal((await confirm(clerk, first === '000000' ? '000001' : '000000')).body.code, 'identity.code');
  assert.equal((await confirm(clerk, first)).status, 200);

  const asked = await password('jz.clerk', testPassword);
  assert.deepEqual([asked.status, asked.body.result], [200, 'second-factor']);
  assert.equal(asked.headers['set-cookie'], undefined, 'no session without the code');
  assert.equal((await password('jz.clerk', testPassword, first)).body.code, 'identity.code', 'used to confirm');
  nextCode();
  const code = await codeOf(secret);
  assert.equal((await password('jz.clerk', 'wrong', code)).body.code, 'identity.sign-in');
  assert.equal((await password('jz.clerk', testPassword, code)).body.result, 'signed-in');
  assert.equal((await password('jz.clerk', testPassword, code)).body.code, 'identity.code', 'used to sign in');
  assert.equal((await clerk.get('/api/session')).body.secondFactor, true);
});

test('beginning to set up another authenticator leaves the old one in force', async () => {
  const legal = await signIn(house.app, 'jz.legal', testPassword);
  const old = (await enrol(legal)).body.secret;
  await confirm(legal, await codeOf(old));

  const fresh = (await enrol(legal)).body.secret;

  assert.equal((await password('jz.legal', testPassword)).body.result, 'second-factor');
  nextCode();
  assert.equal((await password('jz.legal', testPassword, await codeOf(old))).body.result, 'signed-in');
  nextCode();
  assert.equal((await confirm(legal, await codeOf(fresh))).status, 200);
  nextCode();
  assert.equal((await password('jz.legal', testPassword, await codeOf(old))).body.code, 'identity.code');
  assert.equal((await password('jz.legal', testPassword, await codeOf(fresh))).body.result, 'signed-in');
});

const storedOf = (signInName: string) =>
  house.house.database.read(sql<{ readonly secret: string | null; readonly pending: string | null }>`
    select c.totp_secret as secret, c.totp_pending as pending
    from office.credential c join office.account k on k.id = c.account_id where k.sign_in_name = ${signInName}`);
const inClear = /^[A-Z2-7]{16,}$/;

test('a copy of the database holds no second factor: waiting and confirmed secrets are wrapped, each for its account', async () => {
  const mail = await signIn(house.app, 'jz.mail', testPassword);
  const { secret } = (await enrol(mail)).body;
  assert.match(secret, inClear, 'positive control');
  const [waiting] = await storedOf('jz.mail');
  assert.ok(waiting?.pending && !waiting.pending.includes(secret) && !inClear.test(waiting.pending));

  assert.equal((await confirm(mail, await codeOf(secret))).status, 200);

  const [stored] = await storedOf('jz.mail');
  assert.ok(stored?.secret && !stored.secret.includes(secret) && !inClear.test(stored.secret));
  nextCode();
  await house.house.database.read(sql`
    update office.credential set totp_secret = ${stored.secret}, totp_confirmed_at = ${house.clock.now()}
    where account_id = (select id from office.account where sign_in_name = 'jz.auditor')`);
  const moved = await password('jz.auditor', testPassword, await codeOf(secret));
  assert.equal(moved.body.code, 'identity.code', 'opens for no other account');
  assert.equal((await password('jz.mail', testPassword, await codeOf(secret))).body.result, 'signed-in');
});

test('a secret that an earlier release stored in clear goes on working and is wrapped at its next use', async () => {
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  await house.house.database.read(sql`
    update office.credential set totp_secret = ${secret}, totp_confirmed_at = ${house.clock.now()}
    where account_id = (select id from office.account where sign_in_name = 'jz.security')`);
  const right = await codeOf(secret);
  await password('jz.security', testPassword, right === '000000' ? '000001' : '000000');
  assert.equal((await storedOf('jz.security'))[0]?.secret, secret, 'a wrong code changes nothing');

  assert.equal((await password('jz.security', testPassword, right)).body.result, 'signed-in');

  const [stored] = await storedOf('jz.security');
  assert.ok(stored?.secret && !stored.secret.includes(secret));
  nextCode();
  assert.equal((await password('jz.security', testPassword, await codeOf(secret))).body.result, 'signed-in');
});

test('at the start of a server every secret in clear is wrapped, also of people who never sign in again', async () => {
  const [secret, pending] = ['KRUGKIDROVUWG2ZAKRUGKIDROVUWG2ZA', 'MJZG653OEBTG66BAMJZG653OEBTG66BA'];
  await house.house.database.read(sql`
    update office.credential set totp_secret = ${secret}, totp_confirmed_at = ${house.clock.now()}, totp_last_step = null
    where account_id = (select id from office.account where sign_in_name = 'jz.helper')`);
  await house.house.database.read(sql`
    update office.credential set totp_pending = ${pending}
    where account_id = (select id from office.account where sign_in_name = 'jz.director')`);
  const before = (await storedOf('jz.mail'))[0]?.secret;

  await house.beside();

  const helper = (await storedOf('jz.helper'))[0]?.secret;
  const director = (await storedOf('jz.director'))[0]?.pending;
  assert.ok(helper && !helper.includes(secret) && !inClear.test(helper));
  assert.ok(director && !director.includes(pending) && !inClear.test(director));
  assert.equal((await storedOf('jz.mail'))[0]?.secret, before, 'what is wrapped stays');
  await house.beside();
  assert.equal((await storedOf('jz.helper'))[0]?.secret, helper, 'a second start changes nothing');
  nextCode();
  assert.equal((await password('jz.helper', testPassword, await codeOf(secret))).body.result, 'signed-in');
  assert.deepEqual(house.problems, []);
});

test('wrong codes lock the name like wrong passwords', async () => {
  const head = await signIn(house.app, 'jz.head', testPassword);
  const { secret } = (await enrol(head)).body;
  await confirm(head, await codeOf(secret));
  nextCode();
  const right = await codeOf(secret);
  const wrong = right === '000000' ? '000001' : '000000';

  for (let time = 1; time <= 5; time++) await password('jz.head', testPassword, wrong);

  assert.equal((await password('jz.head', testPassword, right)).body.code, 'identity.locked');
});

test('a change of password ends every other session and gives this one a new token', async () => {
  const here = await signIn(house.app, 'jz.chief', testPassword);
  const elsewhere = await signIn(house.app, 'jz.chief', testPassword);
  const fresh = 'a-better-password-2';

  const wrong = await here.send('POST', '/api/account/password', { current: 'not-mine', fresh });
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'identity.password']);
  assert.equal((await elsewhere.get('/api/session/list')).status, 200, 'a refused change ends nothing');
  const weak = await here.send('POST', '/api/account/password', { current: testPassword, fresh: '1234567890' });
  assert.deepEqual([weak.status, weak.body.code], [422, 'password.weak']);
  assert.equal((await elsewhere.get('/api/session/list')).status, 200, 'nor does a weak one');
  const changed = await here.send('POST', '/api/account/password', { current: testPassword, fresh });

  assert.equal(changed.status, 200);
  assert.equal((await elsewhere.get('/api/session/list')).status, 401);
  assert.equal((await here.get('/api/session/list')).status, 401, 'the old token is dead');
  const renewed = visitor(house.app, String(changed.headers['set-cookie']).split(';')[0]);
  assert.equal((await renewed.get('/api/session/list')).body.sessions.length, 1);
  assert.equal((await password('jz.chief', testPassword)).body.code, 'identity.sign-in');
  assert.equal((await password('jz.chief', fresh)).body.result, 'signed-in');
  assert.deepEqual(house.problems, []);
});

test('guessing the own password in an open session is recorded and locks like sign-in', async () => {
  const deputy = await signIn(house.app, 'jz.deputy', testPassword);
  const change = (current: string) =>
    deputy.send('POST', '/api/account/password', { current, fresh: 'a-new-password-3' });
  for (let time = 1; time <= 3; time++) assert.equal((await change(`guess-${time}`)).body.code, 'identity.password');
  for (let time = 4; time <= 5; time++)
    assert.equal((await enrol(deputy, `guess-${time}`)).body.code, 'identity.password');

  const locked = await change(testPassword);

  assert.deepEqual([locked.status, locked.body.code], [429, 'identity.locked']);
  assert.equal((await password('jz.deputy', testPassword)).body.code, 'identity.locked', 'the same count everywhere');
  const rows = await house.house.database.agency(agency.id, async (tx) =>
    ok(
      await tx.all(sql<{ readonly cause: string; readonly sessionRef: string }>`
        select details ->> 'cause' as cause, session_ref as "sessionRef" from office.audit_event
        where agency_id = ${agency.id} and event = 'identity.password-refused' order by id`),
    ),
  );
  assert.ok(rows.ok);
  const mine = rows.value.slice(-6);
  assert.deepEqual(
    mine.map((row) => row.cause),
    [...Array(5).fill('password'), 'locked'],
  );
  assert.ok(mine.every((row) => row.sessionRef !== ''));
  house.clock.advance(31_000);
  assert.equal((await change(testPassword)).status, 200, 'positive control');
});

test('more passwords at once than can be looked at are asked to come back, in words', async () => {
  const storm = await Promise.all(Array.from({ length: 260 }, (_, n) => password(`storm${n}`, 'wrong-password')));

  const crowded = storm.filter((answer) => answer.status === 429);
  assert.ok(crowded.length > 0 && crowded.every((answer) => answer.body.code === 'http.rate'));
  assert.ok(storm.every((answer) => answer.status === 401 || answer.status === 429));
  assert.deepEqual(house.problems, []);
});
