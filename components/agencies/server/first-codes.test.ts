import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { setUpPlatform } from '#platform/testkit/set-up-platform.ts';
import { type Answer, type Json, signIn, type Visitor, visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import type { FirstAccount, FirstCode } from '../contract.ts';

type Duty = FirstCode['duty'];

const all: readonly Duty[] = ['SYSTEM', 'SECURITY', 'AUDIT'];
const names = { SYSTEM: '甲一', SECURITY: '乙二', AUDIT: '丙三' };
const day = 86_400_000;

let house: TestHouse;
let owner: Client;
let platform: Visitor;
let number = 0;
/** A fresh agency for each test, opened and standing. */
let agencyId: string;

before(async () => {
  const wanted = ['organisation', 'identity', 'audit', 'agencies'];
  house = await testHouse(registry.filter(({ manifest }) => wanted.includes(manifest.id)));
  await setUpPlatform(house);
  owner = new Client({ connectionString: house.superuserUrl });
  await owner.connect();
  await house.housekeeping.start();
});
after(async () => {
  await owner.end();
  await house.close();
});
beforeEach(async () => {
  platform = await signIn(house.app, 'platform.system', testPassword);
  agencyId = await opened();
  await house.relay.settle();
});

async function opened(): Promise<string> {
  number += 1;
  const answer = await platform.send('POST', '/api/agencies', {
    code: `dq-${number}`,
    name: `东桥区第${number}局`,
    shortName: `东桥${number}`,
    level: 'DISTRICT',
    administrators: all.map((duty) => ({ duty, name: names[duty] })),
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
}

const ask = (duties: readonly Duty[], who = platform): Promise<Answer<Json>> =>
  who.send('POST', `/api/agencies/${agencyId}/first-codes`, { duties });
async function codesFor(...duties: readonly Duty[]): Promise<readonly FirstCode[]> {
  const answer = await ask(duties);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.codes;
}
async function codeFor(duty: Duty): Promise<string> {
  const [one] = await codesFor(duty);
  return one?.code ?? '';
}
const standing = async (): Promise<Json> => (await platform.get(`/api/agencies/${agencyId}/standing`)).body;
const states = async () =>
  ((await standing()).opening.administrators as readonly FirstAccount[]).map(({ duty, state }) => `${duty} ${state}`);

const ownPassword = 'only-mine-2026';
const nameOf = (duty: Duty): string => `dq${number}.${duty.toLowerCase()}`;
const use = (code: string, duty: Duty) =>
  visitor(house.app).send('POST', '/api/account/code/new', { code, signInName: nameOf(duty), password: ownPassword });
async function enter(duty: Duty): Promise<Visitor> {
  const used = await use(await codeFor(duty), duty);
  assert.equal(used.status, 200, JSON.stringify(used.body));
  return signIn(house.app, nameOf(duty), ownPassword);
}

test('each of the three opens his own account with his code, with one duty; the platform learns no password', async () => {
  const codes = await codesFor(...all);
  assert.deepEqual(
    codes.map(({ duty, name }) => [duty, name]),
    all.map((duty) => [duty, names[duty]]),
  );
  assert.deepEqual(await states(), ['SYSTEM OUT', 'SECURITY OUT', 'AUDIT OUT']);

  for (const { code, duty } of codes) {
    const { waits, mark, personName, agencyName } = (
      await visitor(house.app).send('POST', '/api/account/code', { code })
    ).body;
    assert.deepEqual([waits, mark, personName, agencyName], [false, undefined, names[duty], `东桥区第${number}局`]);
    assert.equal((await use(code, duty)).status, 200);
  }

  const can = async (duty: Duty): Promise<readonly string[]> =>
    (await (await signIn(house.app, nameOf(duty), ownPassword)).get('/api/session')).body.permissions;
  const [ofSystem, ofSecurity, ofAudit] = [await can('SYSTEM'), await can('SECURITY'), await can('AUDIT')];
  assert.ok(ofSystem.includes('organisation.manage') && !ofSystem.includes('audit.read'));
  assert.ok(ofSecurity.includes('identity.permissions') && !ofSecurity.includes('organisation.manage'));
  assert.ok(ofAudit.includes('audit.read') && !ofAudit.includes('identity.permissions'));
  assert.ok(!ofSystem.includes('agencies.manage'), 'opening agencies stays with the platform');
  assert.deepEqual(await states(), ['SYSTEM USED', 'SECURITY USED', 'AUDIT USED']);
  const [system] = (await standing()).opening.administrators;
  assert.equal(system.usedAt, house.clock.now(), 'and when');
});

test('a lost slip is replaced while nobody came in with it, and the lost one opens nothing any more', async () => {
  const lost = await codeFor('SECURITY');

  const found = await codeFor('SECURITY');

  assert.equal((await use(lost, 'SECURITY')).body.code, 'identity.code-not-good');
  assert.equal((await use(found, 'SECURITY')).status, 200);
  const late = await ask(['SECURITY']);
  assert.deepEqual([late.status, late.body.code], [409, 'agencies.first-code-used']);
  assert.match(late.body.message, /^乙二已经用一次性码开通了账号/);
  assert.equal((await ask(all)).body.code, 'agencies.first-code-used', 'nor among others: all or none');
  assert.deepEqual(await states(), ['SYSTEM NONE', 'SECURITY USED', 'AUDIT NONE']);
});

test('a code that ran out is replaced; that one was used stays known when old codes have been taken away', async () => {
  const late = await codeFor('AUDIT');
  assert.equal((await use(await codeFor('SYSTEM'), 'SYSTEM')).status, 200);
  house.clock.advance(7 * day + 1000);
  platform = await signIn(house.app, 'platform.system', testPassword);
  assert.equal((await use(late, 'AUDIT')).body.code, 'identity.code-not-good');
  assert.deepEqual(await states(), ['SYSTEM USED', 'SECURITY NONE', 'AUDIT LAPSED']);

  assert.equal((await use(await codeFor('AUDIT'), 'AUDIT')).status, 200);

  house.clock.advance(60 * day);
  await house.relay.settle();
  platform = await signIn(house.app, 'platform.system', testPassword);
  assert.deepEqual(await states(), ['SYSTEM USED', 'SECURITY NONE', 'AUDIT USED']);
  assert.equal((await ask(['SYSTEM'])).body.code, 'agencies.first-code-used');
});

test('two operators at once leave one good code; who comes in at the same moment is not locked out by a newer slip', async () => {
  for (const duty of all) {
    const codes = await Promise.all(Array.from({ length: 6 }, () => codeFor(duty)));
    const looked = await Promise.all(
      codes.map((code) => visitor(house.app).send('POST', '/api/account/code', { code })),
    );
    assert.equal(looked.filter(({ status }) => status === 200).length, 1, duty);
  }

  for (let round = 0; round < 5; round += 1) {
    agencyId = await opened();
    await house.relay.settle();
    const code = await codeFor('SYSTEM');
    const [used, anew] = await Promise.all([use(code, 'SYSTEM'), ask(['SYSTEM'])]);
    const outcome = `${used.status} ${anew.status}`;
    assert.ok(['200 409', '404 200'].includes(outcome), `exactly one of the two: ${outcome}`);
  }
  assert.deepEqual(house.problems, []);
});

test('no code before the agency stands, while it is suspended, for an agency that is unknown or was not opened here', async () => {
  const known = agencyId;
  agencyId = await opened();
  assert.equal((await standing()).opening.established, false);
  assert.equal((await ask(all)).body.code, 'agencies.not-established');
  agencyId = known;
  await platform.send('POST', `/api/agencies/${agencyId}/state`, { state: 'SUSPENDED' });
  assert.equal((await ask(all)).body.code, 'agencies.no-code-while-suspended');
  await platform.send('POST', `/api/agencies/${agencyId}/state`, { state: 'OPEN' });
  assert.equal((await ask(all)).status, 200, 'positive control');

  agencyId = '0199ffff-ffff-7fff-8fff-ffffffffffff';
  assert.equal((await ask(all)).body.code, 'agencies.unknown-agency');
  agencyId = (await smallAgency(house.house, `jz${number}`)).id;
  assert.equal((await ask(all)).body.code, 'agencies.unknown-opening');
  assert.equal((await standing()).opening, undefined);
  const system = await signIn(house.app, `jz${number}.system`, testPassword);
  assert.equal((await ask(all, system)).status, 403, 'only the platform asks');
});

test('once the duty has passed on, the code of who never came lets nobody in', async () => {
  const code = await codeFor('AUDIT');
  await owner.query(`delete from office.administrator where agency_id = $1 and duty = 'AUDIT'`, [agencyId]);

  const late = await use(code, 'AUDIT');

  assert.deepEqual([late.status, late.body.code], [409, 'identity.duty-passed-on']);
  const linked = await visitor(house.app).send('POST', '/api/account/code/existing', {
    code,
    signInName: 'platform.system',
    password: testPassword,
  });
  assert.equal(linked.body.code, 'identity.duty-passed-on', 'nor with an account of his own');
});

test('each code is told to both auditors by its number, and stands in no row of the database, no reply kept for a retry among them', async () => {
  const codes = await codesFor('SYSTEM', 'AUDIT');
  const [system] = codes;
  assert.equal((await use(system?.code ?? '', 'SYSTEM')).status, 200);
  const again = await codeFor('AUDIT');

  const { rows } = await owner.query(
    `select a.agency_id = $1 as own, a.event, a.details from office.audit_event a
     where a.event in ('agencies.first-code-issued', 'identity.account-activated')
       and (a.agency_id = $1 or a.object_id = $1::text) order by a.id`,
    [agencyId],
  );
  const issued = rows.filter(({ event }) => event === 'agencies.first-code-issued');
  assert.deepEqual(
    issued.map(({ own, details }) => [own, details.duty, details.again]),
    [
      [false, 'SYSTEM', false],
      [false, 'AUDIT', false],
      [false, 'AUDIT', true],
    ],
  );
  const used = rows.find(({ event }) => event === 'identity.account-activated');
  assert.deepEqual(
    [used?.own, used?.details.codeId],
    [true, issued[0]?.details.codeId],
    'the agency’s own record names it',
  );
  const tables = await owner.query(
    `select table_name as name from information_schema.tables where table_schema = 'office'`,
  );
  for (const { name } of tables.rows) {
    const text = (await owner.query(`select coalesce(json_agg(t)::text, '') as all from office.${name} t`)).rows[0].all;
    for (const code of [...codes.map((one) => one.code), again])
      assert.ok(!text.includes(code) && !text.includes(code.replaceAll('-', '')), `${name} keeps a code`);
  }
});

const nameInside = async (duty: Duty) => (await (await enter(duty)).get('/api/session')).body.person.name;

test('the person is the one that was named, and may come in with an account he has already', async () => {
  assert.equal(await nameInside('SYSTEM'), names.SYSTEM);
  const code = await codeFor('SECURITY');

  const linked = await visitor(house.app).send('POST', '/api/account/code/existing', {
    code,
    signInName: 'platform.system',
    password: testPassword,
  });

  assert.equal(linked.status, 200, JSON.stringify(linked.body));
  assert.ok((await states()).includes('SECURITY USED'));
});
