import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addMillis, ok } from '@gov/base';
import { type Office, openOffice } from '#components/applications/testing/office.ts';
import { agreedKey, makeKey, programWith } from '#components/applications/testing/programs.ts';
import { sql } from '#platform/server/database/sql.ts';
import { type Json, signIn } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';

let office: Office;
let outing: string;
before(async () => {
  office = await openOffice();
  outing = (await office.install('outing')).id;
});
after(() => office.close());

const wanted = () => ({ assignmentId: office.agency.assignments.get('officer'), applicationIds: [outing] });
const goodKey = (more: object = {}) => agreedKey(office.administrator, office.who('officer'), { ...wanted(), ...more });
const answerTo = async (key: string) => {
  const { status, body } = await programWith(office.house, encodeURI(key)).get('/api/applications');
  return [status, body.code];
};
const refused = [401, 'http.key'];

/** The clock of a house only goes forward; sessions end on the way. */
test('停用、过期、没有同意、改过一个字、换了单位的密钥都是同一句话，什么也不说；好的还是好的', async () => {
  const { administrator, house } = office;
  const revoked = await goodKey();
  assert.deepEqual(await answerTo(revoked.key), [200, undefined]);
  const revoke = (reason: string) =>
    administrator.send('POST', `/api/applications/keys/${revoked.id}/revoke`, { reason });
  assert.equal((await revoke('不再使用')).status, 200);
  assert.deepEqual(await answerTo(revoked.key), refused, '马上');
  assert.equal((await revoke('再停一次')).body.code, 'applications.key-over');
  const short = await goodKey({ lastDay: '2026-11-25' });
  const waiting = await makeKey(administrator, wanted());
  const declined = await makeKey(administrator, wanted());
  const decline = await office.who('officer').send('POST', `/api/applications/own-keys/${declined.id}/end`);
  assert.equal(decline.status, 200);
  const good = await goodKey();

  const bent = good.key.slice(0, -3) + (good.key.at(-3) === 'A' ? 'B' : 'A') + good.key.slice(-2);
  const bytes = Buffer.from(good.key.slice(4), 'base64url');
  const [strangers] = await house.house.database.read(sql<{ readonly id: string }>`
    select id from office.agency where id <> ${office.agency.id} and kind = 'AGENCY'`);
  const agency = Buffer.from((strangers?.id ?? '').replaceAll('-', ''), 'hex');
  const abroad = `gok_${Buffer.concat([agency, bytes.subarray(16)]).toString('base64url')}`;
  for (const key of [
    waiting.key,
    declined.key,
    bent,
    abroad,
    'gok_',
    `gok_${'A'.repeat(86)}`,
    '刘思远',
    `${good.key}A`,
  ])
    assert.deepEqual(await answerTo(key), refused, key);

  house.clock.set(addMillis(house.clock.now(), 31 * 3_600_000));
  assert.deepEqual(await answerTo(short.key), [200, undefined], '最后一天还能用');
  house.clock.advance(7 * 3_600_000);
  assert.deepEqual(await answerTo(short.key), refused, '过了半夜就到期');
  assert.deepEqual(await answerTo(good.key), [200, undefined]);

  house.clock.advance(6 * 86_400_000);
  const officer = await signIn(house.app, 'jz.officer', testPassword);
  const late = await officer.send('POST', `/api/applications/own-keys/${waiting.id}/agree`);
  assert.deepEqual([late.status, late.body.code], [409, 'applications.key-over'], '七天没有回答就作废');
  const system = await signIn(house.app, 'jz.system', testPassword);
  const { keys } = (await system.get('/api/applications/keys')).body;
  const line = (id: string): Json => keys.find((one: Json) => one.id === id);
  assert.deepEqual(
    [revoked, short, waiting, declined, good].map(({ id }) => line(id).state),
    ['ENDED', 'EXPIRED', 'LAPSED', 'ENDED', 'GOOD'],
  );
  assert.equal(line(revoked.id).ended.reason, '不再使用');
  assert.ok(line(revoked.id).lastRefusedAt, '管理员看得到停用以后还有人在用');
  assert.ok(line(good.id).lastUsedAt && !line(good.id).lastRefusedAt);
  const told = await house.house.database.agency(office.agency.id, async (tx) =>
    ok(
      await tx.all(sql<Json>`
        select object_id as id, details ->> 'state' as state from office.audit_event
        where agency_id = ${tx.agencyId} and event = 'platform.key-refused' order by at, id`),
    ),
  );
  assert.deepEqual(told.ok && told.value, [
    { id: revoked.id, state: 'ENDED' },
    { id: waiting.id, state: 'WAITING' },
    { id: declined.id, state: 'ENDED' },
    { id: short.id, state: 'EXPIRED' },
  ]);
  assert.deepEqual(house.problems, []);
});

test('本人离任以后，他名下的密钥不能再用', async () => {
  const { house, agency } = office;
  const system = await signIn(house.app, 'jz.system', testPassword);
  const officer = await signIn(house.app, 'jz.officer', testPassword);
  const { key, id } = await agreedKey(system, officer, wanted());
  assert.deepEqual(await answerTo(key), [200, undefined]);
  const on = house.clock.now().slice(0, 10);
  const left = await system.send('POST', `/api/organisation/persons/${agency.people.get('officer')}/end`, {
    on,
    expectedVersion: 1,
  });
  assert.equal(left.status, 200, JSON.stringify(left.body));
  assert.deepEqual(await answerTo(key), [403, 'http.key-person']);
  const { keys } = (await system.get('/api/applications/keys')).body;
  assert.equal(keys.find((one: Json) => one.id === id).personGone, true);
});
