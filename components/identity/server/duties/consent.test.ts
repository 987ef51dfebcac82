import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Answer, type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

const day = 86_400_000;
const wanted = registry.filter(({ manifest }) => ['organisation', 'identity', 'audit'].includes(manifest.id));
const asBefore = ['AUDIT 审计员', 'SECURITY 安全员', 'SYSTEM 系统员'];

let house: TestHouse;
let ours: SmallAgency;
let owner: Client;
let system: Visitor;
let security: Visitor;
let auditor: Visitor;
let officer: Visitor;

beforeEach(async () => {
  house = await testHouse(wanted);
  ours = await smallAgency(house.house, 'jz');
  owner = new Client({ connectionString: house.superuserUrl });
  await owner.connect();
  await everybodySignsIn();
});
afterEach(async () => {
  await owner.end();
  await house.close();
});

const enter = (key: string) => signIn(house.app, `jz.${key}`, testPassword);
/** Sessions end while the clock is moved on. */
async function everybodySignsIn(): Promise<void> {
  [system, security, auditor, officer] = await Promise.all([
    enter('system'),
    enter('security'),
    enter('auditor'),
    enter('officer'),
  ]);
}

const propose = (who: Visitor, duty: string, key: string, on = '2026-11-24') =>
  who.send('POST', `/api/duties/${duty}/hand-over`, { personId: ours.people.get(key), on, reason: '岗位调整' });
const act = (who: Visitor, id: string, what: 'agree' | 'withdraw' | 'accept' | 'decline') =>
  who.send('POST', `/api/duties/hand-overs/${id}/${what}`);
const refusal = ({ status, body }: Answer<Json>) => [status, body.code];
const offerTo = async (who: Visitor): Promise<Json> => (await who.get('/api/duties/offer')).body.offer;
const openOf = async (duty: string): Promise<Json> =>
  (await auditor.get('/api/duties')).body.duties.find((line: Json) => line.duty === duty).open;
const pastStates = async (): Promise<readonly string[]> =>
  (await auditor.get('/api/duties')).body.past.map((line: Json) => line.state);

async function administrators(): Promise<readonly string[]> {
  const { rows } = await owner.query(
    `select a.duty || ' ' || p.name as line from office.administrator a
     join office.person p on p.agency_id = a.agency_id and p.id = a.person_id order by a.duty`,
  );
  return rows.map((row) => row.line);
}

async function events(): Promise<readonly string[]> {
  const { rows } = await owner.query(
    `select replace(event, 'identity.', '') || coalesce(' ' || person_name, '') as line from office.audit_event
     where event like 'identity.%hand%' order by id`,
  );
  return rows.map((row) => row.line);
}

async function afterDays(days: number): Promise<void> {
  house.clock.advance(days * day);
  await house.relay.settle();
  await everybodySignsIn();
}

describe('a duty falls to nobody without his consent', () => {
  test('he is asked after signing in, and until he accepts nothing changes', async () => {
    assert.equal(await offerTo(officer), undefined);
    const { body } = await propose(system, 'SYSTEM', 'officer');
    assert.equal(body.effect, 'ASKED');

    const offer = await offerTo(officer);
    assert.deepEqual(
      [offer.duty, offer.fromName, offer.proposedByName, offer.reason, offer.accepted, offer.until],
      ['SYSTEM', '系统员', '系统员', '岗位调整', false, '2026-12-01T02:00:00.000Z'],
    );
    assert.deepEqual(await administrators(), asBefore);
    assert.equal((await system.get('/api/accounts')).status, 200, 'the former holder goes on');
    assert.deepEqual(refusal(await officer.get('/api/accounts')), [403, 'http.permission']);
    for (const who of [system, security, auditor, await enter('helper')])
      assert.deepEqual(refusal(await act(who, body.id, 'accept')), [404, 'identity.unknown-hand-over'], 'only himself');
    assert.equal((await act(officer, body.id, 'accept')).body.effect, 'DONE');

    assert.deepEqual(await administrators(), ['AUDIT 审计员', 'SECURITY 安全员', 'SYSTEM 刘思远']);
    assert.equal((await officer.get('/api/accounts')).status, 200);
    assert.deepEqual(refusal(await act(officer, body.id, 'accept')), [404, 'identity.unknown-hand-over'], 'twice');
    assert.deepEqual(house.problems, []);
  });

  test('he declines, also after he has accepted and before the day; the duty stays where it is', async () => {
    const first = await propose(system, 'SYSTEM', 'officer');
    assert.deepEqual(refusal(await act(await enter('helper'), first.body.id, 'decline')), [
      404,
      'identity.unknown-hand-over',
    ]);
    assert.equal((await act(officer, first.body.id, 'decline')).status, 200);
    assert.deepEqual(refusal(await act(officer, first.body.id, 'accept')), [404, 'identity.unknown-hand-over']);

    const second = await propose(system, 'SYSTEM', 'officer', '2026-11-26');
    assert.equal((await act(officer, second.body.id, 'accept')).body.effect, 'COMING');
    assert.equal((await offerTo(officer)).accepted, true);
    assert.equal((await act(officer, second.body.id, 'decline')).status, 200);
    await afterDays(3);

    assert.deepEqual(await administrators(), asBefore);
    assert.deepEqual(await pastStates(), ['DECLINED', 'DECLINED']);
    assert.deepEqual(await events(), [
      'hand-over-proposed 系统员',
      'hand-over-declined 刘思远',
      'hand-over-proposed 系统员',
      'hand-over-accepted 刘思远',
      'hand-over-declined 刘思远',
    ]);
  });

  test('accepted after the day it should have begun, it begins with his consent', async () => {
    const { body } = await propose(system, 'SYSTEM', 'officer', '2026-11-25');
    await afterDays(3);
    assert.deepEqual(await administrators(), asBefore, 'the day alone brings nothing');

    assert.equal((await act(officer, body.id, 'accept')).body.effect, 'DONE');
  });

  test('what an earlier release let come without asking him waits for him now', async () => {
    const { body } = await propose(system, 'SYSTEM', 'officer', '2026-11-26');
    await owner.query(`update office.duty_hand_over set state = 'COMING' where id = $1`, [body.id]);
    await afterDays(3);

    assert.deepEqual(await administrators(), asBefore);
    assert.equal((await openOf('SYSTEM')).state, 'ASKED');
    assert.equal((await act(officer, body.id, 'accept')).body.effect, 'DONE');
  });
});

describe('nobody blocks a duty with a proposal', () => {
  test('the second administrator declines it, the proposer takes it back, others cannot', async () => {
    const first = await propose(security, 'SYSTEM', 'officer');
    assert.equal(await offerTo(officer), undefined, 'not asked before the administrators agree');
    assert.deepEqual(refusal(await propose(system, 'SYSTEM', 'helper')), [409, 'identity.hand-over-pending']);
    for (const who of [system, security])
      assert.deepEqual(refusal(await act(who, first.body.id, 'decline')), [403, 'identity.not-yours-to-decline']);
    assert.deepEqual(refusal(await act(officer, first.body.id, 'decline')), [404, 'identity.unknown-hand-over']);

    assert.equal((await act(auditor, first.body.id, 'decline')).status, 200);
    assert.deepEqual(refusal(await act(auditor, first.body.id, 'agree')), [404, 'identity.unknown-hand-over']);
    const second = await propose(security, 'SYSTEM', 'officer');
    assert.equal((await act(security, second.body.id, 'withdraw')).status, 200);

    assert.equal((await propose(system, 'SYSTEM', 'helper')).status, 200, 'the way is free');
    assert.deepEqual((await pastStates()).toSorted(), ['DECLINED', 'WITHDRAWN']);
  });

  test('without all consents it ends by itself seven days after it was proposed', async () => {
    const waiting = await propose(security, 'SYSTEM', 'officer', '2027-01-04');
    const asked = await propose(auditor, 'AUDIT', 'helper', '2027-01-04');
    await afterDays(6);
    assert.equal((await openOf('SYSTEM')).until, '2026-12-01T02:00:00.000Z');
    assert.equal((await openOf('AUDIT')).state, 'ASKED', 'positive control');
    await afterDays(1);

    assert.deepEqual([await openOf('SYSTEM'), await openOf('AUDIT')], [undefined, undefined]);
    assert.deepEqual(await pastStates(), ['EXPIRED', 'EXPIRED']);
    assert.equal((await events()).filter((line) => line.startsWith('hand-over-expired')).length, 2);
    for (const [who, id, what] of [
      [auditor, waiting.body.id, 'agree'],
      [await enter('helper'), asked.body.id, 'accept'],
    ] as const)
      assert.deepEqual(refusal(await act(who, id, what)), [404, 'identity.unknown-hand-over']);
    assert.equal((await propose(system, 'SYSTEM', 'officer', '2027-01-04')).status, 200, 'the way is free');
    assert.deepEqual(await administrators(), asBefore);
    assert.deepEqual(house.problems, []);
  });

  test('also where the work of the night was not done: the next proposal ends what is past its week', async () => {
    await propose(security, 'SYSTEM', 'officer');
    house.clock.advance(7 * day);
    await everybodySignsIn();
    assert.deepEqual(await pastStates(), ['EXPIRED'], 'shown as over at once');

    assert.equal((await propose(system, 'SYSTEM', 'helper', '2027-01-04')).status, 200);
    assert.equal((await events()).filter((line) => line.startsWith('hand-over-expired')).length, 1);
  });

  test('accepted in time it comes on its day, however late that is', async () => {
    const { body } = await propose(system, 'SYSTEM', 'officer', '2026-12-10');
    assert.equal((await act(officer, body.id, 'accept')).body.effect, 'COMING');
    await afterDays(8);
    assert.equal((await openOf('SYSTEM')).state, 'COMING');
    await afterDays(9);

    assert.deepEqual(await administrators(), ['AUDIT 审计员', 'SECURITY 安全员', 'SYSTEM 刘思远']);
  });
});
