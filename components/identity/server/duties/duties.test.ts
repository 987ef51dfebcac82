import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { passwordOf, setUpPlatform } from '#platform/testkit/set-up-platform.ts';
import { type Answer, type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import type { DutyLine } from '../../contract.ts';

type Duty = 'SYSTEM' | 'SECURITY' | 'AUDIT';

const today = '2026-11-24';
const wanted = registry.filter(({ manifest }) =>
  ['organisation', 'identity', 'audit', 'agencies'].includes(manifest.id),
);

let house: TestHouse;
let ours: SmallAgency;
let owner: Client;
let system: Visitor;
let security: Visitor;
let auditor: Visitor;

beforeEach(async () => {
  house = await testHouse(wanted);
  ours = await smallAgency(house.house, 'jz');
  owner = new Client({ connectionString: house.superuserUrl });
  await owner.connect();
  [system, security, auditor] = await Promise.all([enter('jz.system'), enter('jz.security'), enter('jz.auditor')]);
});
afterEach(async () => {
  await owner.end();
  await house.close();
});

const enter = (signInName: string) => signIn(house.app, signInName, passwordOf(signInName));
const idOf = (key: string, agency = ours): string => agency.people.get(key) ?? '';
const handOver = (who: Visitor, duty: Duty, key: string, more: object = {}) =>
  who.send('POST', `/api/duties/${duty}/hand-over`, { personId: idOf(key), on: today, reason: '岗位调整', ...more });
/** Proposed by the holder, and accepted by the person after signing in. */
async function handedOver(who: Visitor, duty: Duty, key: string, more: object = {}): Promise<Answer<Json>> {
  const asked = await handOver(who, duty, key, more);
  assert.equal(asked.body.effect, 'ASKED', JSON.stringify(asked.body));
  return decide(await enter(`jz.${key}`), asked.body.id, 'accept');
}
const decide = (who: Visitor, id: string, act: 'agree' | 'withdraw' | 'accept' | 'decline') =>
  who.send('POST', `/api/duties/hand-overs/${id}/${act}`);
const refusal = ({ status, body }: Answer<Json>) => [status, body.code];
const lines = async (who: Visitor): Promise<readonly DutyLine[]> => (await who.get('/api/duties')).body.duties;
const held = async (who: Visitor): Promise<readonly string[]> => (await who.get('/api/session')).body.permissions;

/** `SYSTEM 系统员`, … as the database has it, of one agency. */
async function administrators(agencyId: string = ours.id): Promise<readonly string[]> {
  const { rows } = await owner.query(
    `select a.duty || ' ' || p.name as line from office.administrator a
     join office.person p on p.agency_id = a.agency_id and p.id = a.person_id
     where a.agency_id = $1 order by a.duty`,
    [agencyId],
  );
  return rows.map((row) => row.line);
}
const asBefore = ['AUDIT 审计员', 'SECURITY 安全员', 'SYSTEM 系统员'];

async function events(): Promise<readonly string[]> {
  const { rows } = await owner.query(
    `select event || coalesce(' ' || person_name, '') as line from office.audit_event
     where event like 'identity.%hand%' order by id`,
  );
  return rows.map((row) => row.line);
}

/** The next morning, with the work of the night done. */
async function morningOf(day: string): Promise<void> {
  house.clock.set(`${day}T00:00:30.000Z` as ReturnType<typeof house.clock.now>);
  await house.relay.settle();
}

describe('a duty handed over by its holder', () => {
  test('passes on at once: the new one may, the old one’s open session may no longer, the audit has both', async () => {
    const officer = await enter('jz.officer');
    assert.ok((await held(system)).includes('organisation.manage'), 'positive control');
    assert.equal((await system.get('/api/accounts')).status, 200);

    const done = await handedOver(system, 'SYSTEM', 'officer');

    assert.deepEqual([done.status, done.body.effect], [200, 'DONE'], JSON.stringify(done.body));
    assert.deepEqual(refusal(await system.get('/api/accounts')), [403, 'http.permission'], 'the same session');
    assert.equal((await officer.get('/api/accounts')).status, 200);
    assert.deepEqual(await administrators(), ['AUDIT 审计员', 'SECURITY 安全员', 'SYSTEM 刘思远']);
    assert.deepEqual(await events(), [
      'identity.hand-over-proposed 系统员',
      'identity.hand-over-accepted 刘思远',
      'identity.duty-handed-over 刘思远',
    ]);
    assert.deepEqual(refusal(await handOver(system, 'SYSTEM', 'helper')), [403, 'identity.no-duty']);
    const past = (await officer.get('/api/duties')).body.past[0];
    assert.deepEqual([past.fromName, past.toName, past.state], ['系统员', '刘思远', 'DONE']);
    assert.deepEqual(house.problems, []);
  });

  test('passes on by day, and may be taken back until then', async () => {
    const coming = await handedOver(auditor, 'AUDIT', 'officer', { on: '2026-11-26' });
    assert.equal(coming.body.effect, 'COMING');
    assert.deepEqual(await administrators(), asBefore);
    assert.equal((await decide(auditor, coming.body.id, 'withdraw')).status, 200);
    await morningOf('2026-11-26');
    assert.deepEqual(await administrators(), asBefore, 'withdrawn');

    auditor = await enter('jz.auditor');
    const again = await handedOver(auditor, 'AUDIT', 'officer', { on: '2026-11-28' });
    await morningOf('2026-11-27');
    assert.deepEqual(await administrators(), asBefore, 'not yet');
    await morningOf('2026-11-28');

    assert.equal(again.status, 200, JSON.stringify(again.body));
    assert.deepEqual(await administrators(), ['AUDIT 刘思远', 'SECURITY 安全员', 'SYSTEM 系统员']);
    assert.deepEqual(refusal(await decide(await enter('jz.officer'), again.body.id, 'withdraw')), [
      404,
      'identity.unknown-hand-over',
    ]);
  });

  test('does not pass on to somebody who left before the day: the old holder keeps it', async () => {
    await handedOver(security, 'SECURITY', 'officer', { on: '2026-11-26' });
    const left = await system.send('POST', `/api/organisation/persons/${idOf('officer')}/end`, {
      on: '2026-11-25',
      expectedVersion: 1,
    });
    assert.equal(left.status, 200, JSON.stringify(left.body));

    await morningOf('2026-11-26');

    assert.deepEqual(await administrators(), asBefore);
    assert.ok((await events()).some((line) => line.startsWith('identity.hand-over-failed')));
    const [past] = (await (await enter('jz.security')).get('/api/duties')).body.past;
    assert.deepEqual([past.toName, past.state], ['刘思远', 'FAILED']);
  });
});

describe('another’s duty', () => {
  test('passes on when the two who are left agree, and by nobody alone', async () => {
    const proposed = await handOver(security, 'SYSTEM', 'officer');
    assert.equal(proposed.body.effect, 'WAITING');
    assert.deepEqual(await administrators(), asBefore, 'one alone changes nothing');
    const { id } = proposed.body;

    for (const who of [security, system])
      assert.deepEqual(refusal(await decide(who, id, 'agree')), [403, 'identity.not-the-second']);
    assert.deepEqual(refusal(await decide(await enter('jz.officer'), id, 'agree')), [403, 'identity.no-duty']);
    assert.deepEqual(refusal(await decide(system, id, 'withdraw')), [403, 'identity.not-yours-to-withdraw']);
    const [line] = await lines(auditor);
    assert.deepEqual([line?.open?.mayAgree, line?.open?.second, line?.open?.toName], [true, 'AUDIT', '刘思远']);
    const agreed = await decide(auditor, id, 'agree');
    assert.equal(agreed.body.effect, 'ASKED', JSON.stringify(agreed.body));
    assert.deepEqual(await administrators(), asBefore, 'two alone put nothing on anybody');
    const accepted = await decide(await enter('jz.officer'), id, 'accept');

    assert.equal(accepted.body.effect, 'DONE', JSON.stringify(accepted.body));
    assert.deepEqual(await administrators(), ['AUDIT 审计员', 'SECURITY 安全员', 'SYSTEM 刘思远']);
    assert.deepEqual(refusal(await system.get('/api/accounts')), [403, 'http.permission']);
    assert.deepEqual(await events(), [
      'identity.hand-over-proposed 安全员',
      'identity.hand-over-agreed 审计员',
      'identity.hand-over-accepted 刘思远',
      'identity.duty-handed-over 刘思远',
    ]);
    assert.deepEqual(refusal(await decide(auditor, id, 'agree')), [404, 'identity.unknown-hand-over'], 'twice');
  });

  test('does not pass on by a proposal of somebody who is no longer the administrator he was', async () => {
    const { body } = await handOver(security, 'SYSTEM', 'officer');
    assert.equal((await handedOver(security, 'SECURITY', 'helper')).body.effect, 'DONE');

    assert.deepEqual(refusal(await decide(auditor, body.id, 'agree')), [409, 'identity.hand-over-stale']);
    const successor = await enter('jz.helper');
    assert.equal((await decide(successor, body.id, 'withdraw')).status, 200);
    assert.deepEqual(await administrators(), ['AUDIT 审计员', 'SECURITY 马晓东', 'SYSTEM 系统员']);
  });
});

describe('nobody comes to a duty in another way', () => {
  test('not by himself, not to a second one, not without being one of the three', async () => {
    const attacks: readonly (readonly [Promise<Answer<Json>>, string])[] = [
      [handOver(security, 'SYSTEM', 'security'), 'identity.own-duty'],
      [handOver(security, 'SYSTEM', 'auditor'), 'identity.two-duties'],
      [handOver(security, 'SYSTEM', 'system'), 'identity.two-duties'],
      [handOver(await enter('jz.officer'), 'SYSTEM', 'officer'), 'identity.no-duty'],
      [handOver(await enter('jz.chief'), 'AUDIT', 'officer'), 'identity.no-duty'],
      [handOver(system, 'SYSTEM', 'officer', { on: '2026-11-23' }), 'identity.hand-over-day'],
      [handOver(system, 'SYSTEM', 'officer', { personId: house.house.ids.next() }), 'identity.unknown-person'],
    ];
    for (const [answer, code] of attacks) assert.equal((await answer).body.code, code);
    assert.equal((await handOver(system, 'SYSTEM', 'officer', { reason: ' ' })).body.code, 'http.input');
    assert.deepEqual(refusal(await (await enter('jz.officer')).get('/api/duties')), [403, 'identity.no-duty']);

    assert.equal((await handOver(system, 'SYSTEM', 'officer', { on: '2026-11-26' })).status, 200, 'positive control');
    assert.deepEqual(refusal(await handOver(auditor, 'AUDIT', 'officer')), [409, 'identity.two-duties'], 'two to come');
    assert.deepEqual(refusal(await handOver(system, 'SYSTEM', 'helper')), [409, 'identity.hand-over-pending']);
    assert.deepEqual(await administrators(), asBefore);
  });

  test('not from another agency, neither as a person nor as an administrator', async () => {
    const theirs = await smallAgency(house.house, 'lp');
    const foreign = await enter('lp.security');

    const to = await handOver(system, 'SYSTEM', 'officer', { personId: idOf('officer', theirs) });
    const { body } = await handOver(security, 'SYSTEM', 'officer');
    const agreed = await decide(await enter('lp.auditor'), body.id, 'agree');
    const taken = await decide(foreign, body.id, 'withdraw');

    assert.deepEqual(refusal(to), [404, 'identity.unknown-person']);
    for (const answer of [agreed, taken]) assert.deepEqual(refusal(answer), [404, 'identity.unknown-hand-over']);
    assert.equal((await handOver(foreign, 'SECURITY', 'officer')).body.code, 'identity.unknown-person');
    assert.deepEqual(await administrators(), asBefore);
    assert.deepEqual(await administrators(theirs.id), asBefore);
  });

  test('not after leaving, not with an end in sight, not without a way in', async () => {
    const end = (key: string, on: string) =>
      system.send('POST', `/api/organisation/persons/${idOf(key)}/end`, { on, expectedVersion: 1 });
    assert.equal((await end('helper', today)).status, 200);
    assert.equal((await end('legal', '2026-12-31')).status, 200);
    const stopped = await system.send('POST', `/api/accounts/${idOf('mail')}/access`, { access: 'STOPPED' });
    assert.equal(stopped.status, 200);

    for (const key of ['helper', 'legal'])
      assert.deepEqual(refusal(await handOver(system, 'SYSTEM', key)), [422, 'identity.duty-without-office'], key);
    assert.deepEqual(refusal(await handOver(system, 'SYSTEM', 'mail')), [409, 'identity.duty-without-account']);
    assert.equal((await handOver(system, 'SYSTEM', 'officer')).status, 200, 'positive control');
  });

  test('not twice at once: one of two hand-overs of the same moment holds, and each duty keeps one holder', async () => {
    const answers = await Promise.all([
      handOver(system, 'SYSTEM', 'officer'),
      handOver(system, 'SYSTEM', 'helper'),
      handOver(auditor, 'AUDIT', 'officer'),
    ]);
    const [officer, helper] = await Promise.all([enter('jz.officer'), enter('jz.helper')]);
    const ids = answers.flatMap(({ body }) => (body.id ? [body.id as string] : []));
    const twice = [...ids, ...ids].flatMap((id) => [officer, helper].map((who) => decide(who, id, 'accept')));
    assert.ok((await Promise.all(twice)).every(({ status }) => status < 500));

    const rows = await administrators();
    assert.equal(rows.length, 3);
    assert.equal(new Set(rows.map((row) => row.split(' ')[1])).size, 3, rows.join());
    assert.ok(answers.filter((a) => a.status === 200).length >= 1, JSON.stringify(answers.map((a) => a.body)));
    assert.ok(answers.filter((a) => a.status === 200).length <= 2);
    assert.deepEqual(house.problems, []);
  });

  test('and the database itself refuses a second duty and a second holder', async () => {
    const insert = (key: string, duty: Duty) =>
      owner.query('insert into office.administrator values ($1, $2, $3, $4)', [ours.id, idOf(key), duty, new Date()]);

    await assert.rejects(insert('system', 'AUDIT'), /administrator_pkey/);
    await assert.rejects(insert('officer', 'AUDIT'), /administrator_duty/);
  });
});

describe('none of the three is ever left empty', () => {
  test('its holder does not leave before it was handed over', async () => {
    const leave = (key: string) =>
      system.send('POST', `/api/organisation/persons/${idOf(key)}/end`, { on: today, expectedVersion: 1 });
    assert.deepEqual(refusal(await leave('auditor')), [409, 'organisation.holds-duty']);

    await handedOver(auditor, 'AUDIT', 'officer');

    assert.equal((await leave('auditor')).status, 200);
    assert.deepEqual(await administrators(), ['AUDIT 刘思远', 'SECURITY 安全员', 'SYSTEM 系统员']);
  });
});

describe('on the platform', () => {
  test('the same rules hold: a duty goes to its own people only', async () => {
    await setUpPlatform(house);
    const operator = await enter('platform.system');

    assert.equal((await lines(operator)).length, 3);
    assert.equal((await handOver(operator, 'SYSTEM', 'officer')).body.code, 'identity.unknown-person');
    assert.deepEqual(
      refusal(await handOver(operator, 'SYSTEM', 'officer', { personId: await platformPerson('平台二') })),
      [409, 'identity.two-duties'],
    );
    const fresh = await operator.send('POST', '/api/organisation/persons', {
      name: '接班人',
      sectionId: await only('section'),
      postId: await only('post'),
      from: today,
    });
    const { id: personId } = fresh.body;
    assert.equal(
      (await handOver(operator, 'SYSTEM', 'officer', { personId })).body.code,
      'identity.duty-without-account',
    );
    await openAccount(operator, personId);
    const { id } = (await handOver(operator, 'SYSTEM', 'officer', { personId })).body;
    assert.equal((await decide(await enter('platform.heir'), id, 'accept')).body.effect, 'DONE');
    assert.deepEqual(refusal(await operator.get('/api/agencies')), [403, 'http.permission']);
    assert.equal((await (await enter('platform.heir')).get('/api/agencies')).status, 200);
  });

  const platformRow = async (text: string, values: readonly string[] = []): Promise<string> =>
    (await owner.query(`${text} and agency_id = (select id from office.agency where kind = 'PLATFORM')`, [...values]))
      .rows[0]?.id;
  const platformPerson = (name: string) => platformRow('select id from office.person where name = $1', [name]);
  const only = (table: 'section' | 'post') => platformRow(`select id from office.${table} where true`);

  async function openAccount(operator: Visitor, personId: string): Promise<void> {
    const { code } = (await operator.send('POST', `/api/accounts/${personId}/code`)).body;
    const security = await enter('platform.security');
    const [waiting] = (await security.get('/api/accounts/waiting-codes')).body.people;
    const codes = [{ personId, codeId: waiting.codeWaits.codeId }];
    assert.equal((await security.send('POST', '/api/accounts/waiting-codes/agree', { codes })).status, 200);
    const opened = await operator.send('POST', '/api/account/code/new', {
      code,
      signInName: 'platform.heir',
      password: testPassword,
    });
    assert.equal(opened.status, 200, JSON.stringify(opened.body));
  }
});
