import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type AgencyId, type Instant, ok, reject } from '@gov/base';
import { type Database, openDatabase } from '#platform/server/database/pool.ts';
import { sql } from '#platform/server/database/sql.ts';
import { type TestDatabase, testDatabase } from '#platform/testkit/database.ts';
import { deliverEvent, type Reaction } from './deliver-event.ts';
import { outboxRows } from './outbox-store.ts';

const agencyId = '0198d3c4-0000-7000-8000-00000000000a' as AgencyId;
const now = '2026-11-24T01:00:00.000Z' as Instant;
const event = (n: number) => ({
  id: `0198d3c4-0000-7000-8000-00000000000${n}`,
  event: 'MatterClosed',
  key: `matter-${n}`,
  payload: { outcome: 'AGREED', n },
  at: now,
});

let house: TestDatabase;
let database: Database;

const deliver = (id: string, reactions: readonly Reaction[]) =>
  database.agency(agencyId, (tx) => deliverEvent(tx, id, (name) => (name === 'MatterClosed' ? reactions : [])));
const left = async (): Promise<number> => {
  const result = await database.agency(agencyId, async (tx) =>
    ok((await tx.all(sql`select id from office.outbox_event`)).length),
  );
  return result.ok ? result.value : -1;
};

before(async () => {
  house = await testDatabase();
  database = openDatabase({ url: house.url, maximumConnections: 2 });
  await database.read(sql`insert into office.agency (id, code, name, short_name, kind, level, created_at)
    values (${agencyId}, 'city', 'city', 'city', 'AGENCY', 'CITY', ${now})`);
  await database.agency(agencyId, async (tx) => ok(tx.write(outboxRows(agencyId, [event(1), event(2)]))));
});
after(async () => {
  await database.stop();
  await house.drop();
});

test('an announcement reaches every reaction with its content, once, and is then gone', async () => {
  const heard: unknown[] = [];
  const listen: Reaction = async (announced) => ok(heard.push(announced));

  await deliver(event(1).id, [listen, listen]);
  await deliver(event(1).id, [listen]);

  assert.deepEqual(heard, [event(1), event(1)]);
  assert.equal(await left(), 1);
});

test('a refused reaction undoes the others, and the announcement waits for the next attempt', async () => {
  const write: Reaction = async () => ok(undefined);
  const refuse: Reaction = async () => reject('test.later');

  const result = await deliver(event(2).id, [write, refuse]);

  assert.equal(result.ok, false);
  assert.equal(await left(), 1);
});
