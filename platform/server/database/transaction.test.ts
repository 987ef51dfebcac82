import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type AgencyId, ok, reject } from '@gov/base';
import { type TestDatabase, testDatabase } from '#platform/testkit/database.ts';
import { isUniqueViolation } from './database-error.ts';
import { type Database, openDatabase } from './pool.ts';
import { json, sql } from './sql.ts';
import type { AgencyTransaction } from './transaction.ts';

const cityOffice = '0198d3c4-0000-7000-8000-00000000000a' as AgencyId;
const healthBureau = '0198d3c4-0000-7000-8000-00000000000b' as AgencyId;
const section = (n: number) => `0198d3c4-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;

let house: TestDatabase;
let database: Database;

const insertAgency = (id: string, code: string) => sql`
  insert into office.agency (id, code, name, short_name, kind, level, created_at)
  values (${id}, ${code}, ${code}, ${code}, 'AGENCY', 'CITY', ${'2026-01-01T00:00:00.000Z'})`;
const insertSection = (tx: AgencyTransaction, n: number, agencyId: string = tx.agencyId) => sql`
  insert into office.section (agency_id, id, name, valid_from) values (${agencyId}, ${section(n)}, ${`科室${n}`}, '2026-01-01')`;
const countSections = sql<{ readonly count: number }>`select count(*) as count from office.section`;

const sectionsSeenBy = async (agencyId: AgencyId): Promise<number> => {
  const result = await database.agency(agencyId, async (tx) => ok((await tx.first(countSections))?.count ?? -1));
  return result.ok ? result.value : -1;
};

before(async () => {
  house = await testDatabase();
  database = openDatabase({ url: house.url, maximumConnections: 3 });
  await database.platform(async (tx) => {
    tx.write(insertAgency(cityOffice, 'city'));
    tx.write(insertAgency(healthBureau, 'health'));
    return ok(undefined);
  });
  await database.agency(cityOffice, async (tx) => ok(tx.write(insertSection(tx, 1))));
});
after(async () => {
  await database.stop();
  await house.drop();
});

test('a row of one agency is seen by it and by no other', async () => {
  assert.equal(await sectionsSeenBy(cityOffice), 1);
  assert.equal(await sectionsSeenBy(healthBureau), 0);
});

test('a row cannot be written into another agency', async () => {
  const attempt = database.agency(healthBureau, async (tx) => ok(tx.write(insertSection(tx, 2, cityOffice))));
  await assert.rejects(attempt, /row-level security/);

  const control = await database.agency(cityOffice, async (tx) => ok(tx.write(insertSection(tx, 2))));
  assert.ok(control.ok);
  await database.agency(cityOffice, async (tx) =>
    ok(tx.write(sql`update office.section set valid_to = '2026-02-01' where id = ${section(2)}`)),
  );
});

test('a row cannot be moved to another agency, and a foreign row cannot be changed', async () => {
  const move = database.agency(cityOffice, async (tx) =>
    ok(tx.write(sql`update office.section set agency_id = ${healthBureau} where id = ${section(1)}`)),
  );
  await assert.rejects(move, /row-level security/);

  const changed = await database.agency(healthBureau, async (tx) =>
    ok(await tx.all(sql`update office.section set name = 'x' where id = ${section(1)} returning id`)),
  );
  assert.deepEqual(changed, ok([]));
});

test('without an agency an agency table is an error, not an empty list', async () => {
  await assert.rejects(
    database.platform(async (tx) => ok(await tx.all(countSections))),
    /no agency in this transaction/,
  );
  await assert.rejects(database.read(countSections), /no agency in this transaction/);
  assert.equal((await database.read(sql`select id from office.agency`)).length, 2);
});

test('the agency is gone from a connection after the transaction, also after a failed one', async () => {
  const one = openDatabase({ url: house.url, maximumConnections: 1 });
  await one.agency(cityOffice, async (tx) => ok(await tx.all(countSections)));
  await one.agency(cityOffice, async (tx) => ok(await tx.all(sql`select 1/0`))).catch(() => undefined);

  const [row] = await one.read(
    sql<{ agency: string }>`select coalesce(current_setting('office.agency_id', true), '') as agency`,
  );

  assert.equal(row?.agency, '');
  await one.stop();
});

test('the application role can neither switch off row security, nor own, nor become somebody else', async () => {
  for (const statement of [
    sql`alter table office.section disable row level security`,
    sql`drop policy agency on office.section`,
    sql`create table office.mine (id int)`,
    sql`truncate office.section`,
    sql`set role gov_door_identities`,
    sql`set role gov_owner`,
    sql`create policy mine on office.section using (true)`,
    sql`select office.agency_table('agency', 'select')`,
    sql`update office.platform_table_reason set reason = 'because I say so'`,
  ]) {
    await assert.rejects(database.read(statement), /permission denied|must be owner/, statement.text);
  }
  const off = database.agency(cityOffice, async (tx) => {
    tx.write(sql`set local row_security = off`);
    return ok(await tx.all(countSections));
  });
  await assert.rejects(off, /row-level security policy/);
});

test('begin, agency, one read, one write and commit are five statements, and nothing is sent when nothing is asked', async () => {
  let counted: AgencyTransaction | undefined;
  await database.agency(cityOffice, async (tx) => {
    counted = tx;
    await tx.all(countSections);
    tx.write(sql`update office.section set display_order = 1 where agency_id = ${tx.agencyId}`);
    return ok(undefined);
  });
  assert.equal(counted?.statements, 5);

  await database.agency(cityOffice, async (tx) => {
    counted = tx;
    return ok(undefined);
  });
  assert.equal(counted?.statements, 0);
});

test('what is held back goes out before anything that is sent later, and at the latest with the commit', async () => {
  const before = await sectionsSeenBy(cityOffice);
  const held = (tx: AgencyTransaction, number: number) => sql`one as (${insertSection(tx, number)})`;

  const seen = await database.agency(cityOffice, async (tx) => {
    tx.hold(held(tx, 20));
    tx.hold(held(tx, 21));
    return ok(await tx.all(countSections));
  });
  await database.agency(cityOffice, async (tx) => ok(tx.hold(held(tx, 22))));
  const taken = await database.agency(cityOffice, async (tx) => {
    tx.hold(held(tx, 23));
    tx.takeHeld();
    return ok(tx.takeHeld());
  });
  await database.agency(cityOffice, async (tx) => {
    tx.hold(held(tx, 24));
    return reject('organisation.section-name-taken');
  });

  assert.deepEqual(seen, ok([{ count: before + 2 }]));
  assert.deepEqual(taken, ok(undefined));
  assert.equal(await sectionsSeenBy(cityOffice), before + 3);
});

test('a refusal and an exception leave nothing behind', async () => {
  const before = await sectionsSeenBy(cityOffice);

  const refused = await database.agency(cityOffice, async (tx) => {
    tx.write(insertSection(tx, 10));
    return reject('organisation.section-name-taken');
  });
  await assert.rejects(
    database.agency(cityOffice, async (tx) => {
      tx.write(insertSection(tx, 11));
      throw new Error('a bug');
    }),
    /a bug/,
  );

  assert.equal(refused.ok, false);
  assert.equal(await sectionsSeenBy(cityOffice), before);
});

test('a queued write that fails is never committed, and its own error is the one reported', async () => {
  const before = await sectionsSeenBy(cityOffice);
  const twice = (read: boolean) =>
    database.agency(cityOffice, async (tx) => {
      tx.write(insertSection(tx, 20));
      tx.write(insertSection(tx, 20));
      if (read) await tx.all(countSections);
      return ok(undefined);
    });

  await assert.rejects(twice(false), (error) => isUniqueViolation(error, 'section_pkey'));
  await assert.rejects(twice(true), (error) => isUniqueViolation(error, 'section_pkey'));

  assert.equal(await sectionsSeenBy(cityOffice), before);
});

test('a statement after the end of its transaction is a bug and throws', async () => {
  let kept: AgencyTransaction | undefined;
  await database.agency(cityOffice, async (tx) => {
    kept = tx;
    return ok(await tx.all(countSections));
  });

  assert.throws(() => kept?.write(sql`delete from office.section`), /over/);
  await assert.rejects(async () => kept?.all(countSections), /over/);
});

test('when the caller goes away the connection is destroyed and the next caller is not disturbed', async () => {
  const two = openDatabase({ url: house.url, maximumConnections: 2 });
  const visits = Array.from({ length: 60 }, async (_, n) => {
    const agencyId = n % 2 ? cityOffice : healthBureau;
    const controller = new AbortController();
    if (n % 3 === 0) setTimeout(() => controller.abort(new Error('left')), n % 7);
    const run = async (tx: AgencyTransaction) => {
      const rows = await tx.all(sql<{ agency: string }>`select office.current_agency() as agency, pg_sleep(0.003)`);
      assert.equal(rows[0]?.agency, agencyId);
      return ok(true);
    };
    return two.agency(agencyId, run, { signal: controller.signal }).then(
      () => 'served',
      (error: Error) => error.message,
    );
  });

  const outcomes = await Promise.all(visits);

  assert.ok(
    outcomes.every((outcome) => outcome === 'served' || outcome === 'left'),
    JSON.stringify(outcomes),
  );
  assert.ok(outcomes.filter((outcome) => outcome === 'served').length >= 40);
  await two.stop();
});

test('a transaction that takes too long ends with an error and does not block the pool', async () => {
  const impatient = openDatabase({ url: house.url, maximumConnections: 1, transactionTimeoutMs: 80 });

  await assert.rejects(
    impatient.agency(cityOffice, async (tx) => ok(await tx.all(sql`select pg_sleep(1)`))),
    /longer than 80 ms/,
  );

  assert.equal((await impatient.read(sql`select 1`)).length, 1);
  await impatient.stop();
});

test('instants, days, big integers, decimals and JSON arrive as the house writes them', async () => {
  const [row] = await database.read(sql`
    select '2026-11-24 11:50:29.123456+08'::timestamptz as at, '2026-11-24 00:00+00'::timestamptz as midnight, '2026-11-24'::date as day,
      9007199254740991 as big, 0.10::numeric as share, ${json({ 名: ['甲'] })}::jsonb as data, array[1, 2]::bigint[] as list, null::date as none`);

  assert.deepEqual(row, {
    at: '2026-11-24T03:50:29.123Z',
    midnight: '2026-11-24T00:00:00.000Z',
    day: '2026-11-24',
    big: 9007199254740991,
    share: '0.10',
    data: { 名: ['甲'] },
    list: [1, 2],
    none: null,
  });
  await assert.rejects(database.read(sql`select 9007199254740993 as big`), /exact range/);
});
