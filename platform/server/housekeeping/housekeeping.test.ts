import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type AgencyId, addMillis, type Instant } from '@gov/base';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { sql } from '#platform/server/database/sql.ts';
import { createRelay } from '#platform/server/relay/relay.ts';
import { takeDue } from '#platform/server/relay/wake-up-store.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { housekeepingKind, keepHouse } from './housekeeping.ts';

const day = 86_400_000;
let house: TestHouse;
let agency: SmallAgency;
let other: SmallAgency;
let owner: Client;

before(async () => {
  house = await testHouse(registry);
  agency = await smallAgency(house.house, 'jz');
  other = await smallAgency(house.house, 'wj');
  await house.house.database.read(sql`update office.agency set kind = 'PLATFORM' where id = ${other.id}`);
  await house.relay.settle();
  owner = new Client({ connectionString: house.superuserUrl });
  await owner.connect();
});
after(async () => {
  await owner.end();
  await house.close();
});

const count = async (table: 'command' | 'session' | 'access_code' | 'sign_in_attempt'): Promise<number> =>
  (await owner.query(`select count(*)::int as n from office.${table}`)).rows[0].n;
const signInRows = async (): Promise<readonly number[]> => [
  await count('session'),
  await count('access_code'),
  await count('sign_in_attempt'),
];
/** So many stored replies of an agency, written by a command at that instant. */
const storeReplies = (agencyId: string, at: Instant, replies: number) =>
  owner.query(
    `insert into office.command (agency_id, command_id, person_id, route, reply, at)
     select $1, gen_random_uuid(), $1, 'test', '{}', $2 from generate_series(1, $3)`,
    [agencyId, at, replies],
  );
const housekeepingRows = async () =>
  (await owner.query('select key, due_at, state from office.wake_up where kind = $1 order by key', [housekeepingKind]))
    .rows;

test('a command repeated within a week gets its reply again; later the reply is gone, younger ones stay', async () => {
  const system = await signIn(house.app, 'jz.system', testPassword);
  const command = { 'x-command-id': '0199d3c4-0000-4000-8000-000000000001' };
  const stop = (visitor: typeof system) =>
    visitor.send('POST', `/api/accounts/${agency.people.get('mail')}/access`, { access: 'STOPPED' }, command);
  assert.equal((await stop(system)).status, 200);
  await house.housekeeping.start();

  house.clock.advance(7 * day - 3_600_000);
  await house.relay.settle();
  const again = await signIn(house.app, 'jz.system', testPassword);
  const repeated = await stop(again);
  assert.equal(repeated.status, 200, 'the same reply, not "already stopped"');
  assert.equal(await count('command'), 1);

  house.clock.advance(2 * 3_600_000);
  await storeReplies(agency.id, addMillis(house.clock.now(), -day), 3);
  house.clock.advance(6 * 3_600_000);
  await house.relay.settle();

  assert.equal(await count('command'), 3);
});

test('ended sessions, spent codes and forgotten guesses go after their time; those of today stay', async () => {
  const system = await signIn(house.app, 'jz.system', testPassword);
  await system.send('POST', `/api/accounts/${agency.people.get('officer')}/code`);
  await signIn(house.app, 'jz.chief', 'wrong password').catch(() => undefined);
  await system.send('DELETE', '/api/session');
  assert.ok((await signInRows()).every((rows) => rows > 0));

  house.clock.advance(20 * day);
  await signIn(house.app, 'jz.clerk', testPassword);
  await signIn(house.app, 'jz.legal', 'wrong password').catch(() => undefined);
  await owner.query(
    `insert into office.access_code (code_hash, agency_id, person_id, purpose, created_at, expires_at)
     values ('young', $1, $1, 'ACTIVATE', $2, $2)`,
    [agency.id, addMillis(house.clock.now(), -6 * day)],
  );
  await house.relay.settle();

  assert.deepEqual(await signInRows(), [1, 1, 1]);
});

test('many rows go in small batches, each in a transaction of one agency, and the next look is hours away', async () => {
  const old = addMillis(house.clock.now(), -8 * day);
  await storeReplies(agency.id, old, 1_200);
  await storeReplies(other.id, old, 700);
  house.clock.advance(6 * 3_600_000);
  const touched: [AgencyId, number][] = [];
  const relay = createRelay({
    database: house.house.database,
    clock: house.clock,
    log: () => undefined,
    run: async (work, transact) => {
      const before = await count('command');
      const result = await transact((tx) => keepHouse(tx, work.key, house.clock.now()));
      if (work.key === 'commands') touched.push([work.agencyId, before - (await count('command'))]);
      return result;
    },
    concurrency: 1,
  });

  await relay.settle();

  assert.ok(touched.every(([, rows]) => rows <= 500));
  const of = (id: string) => touched.filter(([agencyId]) => agencyId === id).reduce((sum, [, rows]) => sum + rows, 0);
  assert.equal(of(other.id), 700);
  assert.ok(of(agency.id) >= 1_200);
  for (const { due_at: dueAt } of await housekeepingRows())
    assert.equal(dueAt.toISOString(), addMillis(house.clock.now(), 6 * 3_600_000));
});

test('a process killed in the middle leaves the work to the next, and two at once remove each row once', async () => {
  await storeReplies(agency.id, addMillis(house.clock.now(), -8 * day), 900);
  house.clock.advance(6 * 3_600_000);
  const { database } = house.house;
  const now = house.clock.now();
  await database.read(takeDue({ now, leaseUntil: addMillis(now, 120_000), atMost: 10, atMostPerAgency: 10 }));
  await assert.rejects(
    database.agency(agency.id as AgencyId, async (tx) => {
      await keepHouse(tx, 'commands', now);
      throw new Error('killed');
    }),
  );
  assert.ok((await count('command')) >= 900);

  house.clock.advance(121_000);
  const beside = await house.beside();
  await Promise.all([house.relay.settle(), beside.relay.settle()]);

  const { rows } = await owner.query('select 1 from office.command where at < $1', [addMillis(now, -7 * day)]);
  assert.equal(rows.length, 0);
  assert.ok((await housekeepingRows()).every(({ state }) => state === 'WAITING'));
});

test('an agency opened later gets its own look, and starting twice asks once', async () => {
  const before = (await housekeepingRows()).length;
  await smallAgency(house.house, 'gl');

  const beside = await house.beside();
  await Promise.all([house.housekeeping.start(), beside.housekeeping.start()]);

  assert.equal((await housekeepingRows()).length, before + 1);
  assert.deepEqual(house.problems, []);
});
