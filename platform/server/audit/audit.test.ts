import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type AgencyId, brandId, type Instant, instantFromMillis, ok, reject } from '@gov/base';
import { newFileKey, unwrapKey, wrapKey } from '@gov/gm';
import { Client } from 'pg';
import { type Database, openDatabase } from '#platform/server/database/pool.ts';
import { sql } from '#platform/server/database/sql.ts';
import { type TestDatabase, testDatabase } from '#platform/testkit/database.ts';
import { type KeyWrapping, openAuditSigner, readAuditPublicKeys } from './audit-key.ts';
import { type AuditPlaces, auditPlaces } from './audit-places.ts';
import { type AuditRow, auditRows } from './audit-rows.ts';
import { openHeadsBook } from './heads.ts';
import { type Sealer, startSealer } from './sealer.ts';
import { selfTestAudit } from './self-test.ts';
import { type AgencyVerdict, verdictInWords, verifyAudit } from './verify.ts';

const city = brandId<AgencyId>('0198d3c4-0000-7000-8000-00000000000a');
const health = brandId<AgencyId>('0198d3c4-0000-7000-8000-00000000000b');

let house: TestDatabase;
let database: Database;
let folder: string;
let places: AuditPlaces;
let sealer: Sealer;
let owner: Client;
let written = 0;
let millis = Date.parse('2026-06-01T01:00:00.000Z');

const kek = newFileKey();
const wrapping: KeyWrapping = {
  wrap: async (purpose, key) => wrapKey(kek, purpose, key),
  unwrap: async (purpose, wrapped) => unwrapKey(kek, purpose, wrapped),
};
function now(): Instant {
  millis += 1000;
  return instantFromMillis(millis);
}

function row(change: Partial<AuditRow> = {}): AuditRow {
  written += 1;
  return {
    id: `0198d3c5-0000-7000-8000-${String(written).padStart(12, '0')}`,
    at: now(),
    event: 'matters.task-completed',
    personId: '0198d3c4-0000-7000-8000-0000000000c1',
    assignmentId: '0198d3c4-0000-7000-8000-0000000000c2',
    personName: '周文',
    objectKind: 'task',
    objectId: `task ${written}`,
    details: { fields: 3, digest: 'ab', late: false, note: null },
    address: '10.1.2.3',
    sessionRef: 's',
    requestId: 'r',
    ...change,
  };
}

const write = (agencyId: AgencyId, count: number) =>
  database.agency(agencyId, async (tx) =>
    ok(
      tx.write(
        auditRows(
          tx.agencyId,
          Array.from({ length: count }, () => row()),
        ),
      ),
    ),
  );

/** Rows in batches of their own, as a day's work leaves them. */
async function writeDay(agencyId: AgencyId): Promise<void> {
  for (const count of [3, 1, 4, 2]) {
    await write(agencyId, count);
    await sealer.seal(agencyId);
  }
}

const verify = async (): Promise<readonly AgencyVerdict[]> =>
  verifyAudit({
    database,
    publicKeyOf: await readAuditPublicKeys(places.keyFile),
    headDirectories: places.headDirectories,
  });

const verdictOf = async (agencyId: AgencyId): Promise<string> => {
  const verdict = (await verify()).find((each) => each.agencyId === agencyId);
  return verdict?.damage ? `${verdict.damage.kind} ${verdict.damage.sequence}` : `sound ${verdict?.report.size}`;
};

/** What somebody with the database's own rights does, undone afterwards. */
async function tampered(statements: string, agencyId: AgencyId): Promise<string> {
  await owner.query('create table if not exists audit_backup_event as table office.audit_event');
  await owner.query('create table if not exists audit_backup_seal as table office.audit_seal');
  await owner.query(statements);
  const verdict = await verdictOf(agencyId);
  await owner.query('truncate office.audit_event, office.audit_seal');
  await owner.query('insert into office.audit_event table audit_backup_event');
  await owner.query('insert into office.audit_seal table audit_backup_seal');
  return verdict;
}

test('a house without rows tests itself on a made-up stream', async () => {
  const empty = await testDatabase();
  const fresh = openDatabase({ url: empty.url, maximumConnections: 1 });

  const { ownRows, results } = await selfTestAudit(fresh, () => undefined);

  assert.equal(ownRows, false);
  assert.equal(results.filter((result) => result.caught).length, results.length);
  await fresh.stop();
  await empty.drop();
});

before(async () => {
  house = await testDatabase();
  database = openDatabase({ url: house.url, maximumConnections: 4 });
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  places = auditPlaces(folder, join(folder, 'copy'));
  owner = new Client({ connectionString: house.superuserUrl });
  await owner.connect();
  await database.platform(async (tx) => {
    for (const [id, code] of [
      [city, '海州市人民政府'],
      [health, '海州市卫生局'],
    ] as const) {
      tx.write(sql`
        insert into office.agency (id, code, name, short_name, kind, level, created_at)
        values (${id}, ${code}, ${code}, ${code}, 'AGENCY', 'CITY', ${now()})`);
    }
    return ok(undefined);
  });
  sealer = startSealer({
    database,
    openSigner: () => openAuditSigner(places.keyFile, wrapping),
    heads: openHeadsBook(places.headDirectories),
    clock: { now },
    failed: (_, error) => assert.fail(String(error)),
  });
  await writeDay(city);
  await writeDay(health);
});
after(async () => {
  await sealer.stop();
  await owner.end();
  await database.stop();
  await house.drop();
  await rm(folder, { recursive: true });
});

test('audit rows are sealed in order without gaps, and the verifier finds them sound', async () => {
  assert.equal(await verdictOf(city), 'sound 10');
  assert.equal(await verdictOf(health), 'sound 10');
});

test('an act that is rolled back leaves no audit row, and nothing waits for the sealer', async () => {
  await database.agency(city, async (tx) => {
    tx.write(auditRows(tx.agencyId, [row()]));
    return reject('test.refused');
  });

  const [verdict] = await verify();
  assert.equal(verdict?.waiting, 0);
  assert.equal(await verdictOf(city), 'sound 10');
});

test('the application may neither change nor delete an audit row, a seal or a checkpoint', async () => {
  for (const statement of [
    sql`update office.audit_event set person_name = 'x'`,
    sql`delete from office.audit_event`,
    sql`update office.audit_seal set hash = 'x'`,
    sql`delete from office.audit_seal`,
    sql`delete from office.audit_checkpoint`,
  ]) {
    await assert.rejects(
      database.agency(city, async (tx) => ok(await tx.all(statement))),
      /permission denied/,
    );
  }
});

test('rows written beside a sealing, and by two sealers at once, are sealed once each', async () => {
  await Promise.all([write(city, 3), sealer.seal(city), write(city, 2), sealer.seal(city), write(city, 1)]);
  const second = startSealer({
    database,
    openSigner: () => openAuditSigner(places.keyFile, wrapping),
    heads: openHeadsBook(places.headDirectories),
    clock: { now },
    failed: (_, error) => assert.fail(String(error)),
  });
  await Promise.all([sealer.seal(city), second.seal(city)]);
  await Promise.all([second.stop(), sealer.sealAll()]);

  assert.equal(await verdictOf(city), 'sound 16');
});

test('somebody with all rights on the database is found out', async () => {
  const cityRows = `agency_id = '${city}'`;
  const eventAt = (n: number, agency: AgencyId = city) =>
    `(select event_id from office.audit_seal where agency_id = '${agency}' and sequence = ${n})`;

  assert.equal(
    await tampered(`update office.audit_event set person_name = '李四' where ${cityRows} and id = ${eventAt(5)}`, city),
    'EDITED 5',
  );
  assert.equal(
    await tampered(
      `update office.audit_event set details = '{"fields": 4}' where ${cityRows} and id = ${eventAt(7)}`,
      city,
    ),
    'EDITED 7',
  );
  assert.equal(
    await tampered(`delete from office.audit_event where ${cityRows} and id = ${eventAt(4)}`, city),
    'DELETED 4',
  );
  assert.equal(await tampered(`delete from office.audit_seal where ${cityRows} and sequence = 6`, city), 'DELETED 6');
  assert.equal(
    await tampered(
      `insert into office.audit_event
       select agency_id, '0198d3c5-0000-7000-8000-00000000ffff', at, event, person_id, assignment_id, person_name, on_behalf_of,
         object_kind, object_id, details, address, session_ref, request_id
       from office.audit_event where ${cityRows} and id = ${eventAt(3)}`,
      city,
    ),
    'INSERTED 17',
  );
  assert.equal(
    await tampered(
      `update office.audit_seal set sequence = 1000 where ${cityRows} and sequence = 4;
       update office.audit_seal set sequence = 4 where ${cityRows} and sequence = 5;
       update office.audit_seal set sequence = 5 where ${cityRows} and sequence = 1000`,
      city,
    ),
    'REORDERED 4',
  );
  assert.equal(
    await tampered(`delete from office.audit_seal where ${cityRows} and sequence > 12`, city),
    'TRUNCATED 13',
  );
  assert.equal(
    await tampered(
      `create temp table pair as select ${eventAt(2)} as mine, ${eventAt(2, health)} as theirs;
       update office.audit_event set agency_id = '${health}' where id = (select mine from pair);
       update office.audit_event set agency_id = '${city}' where id = (select theirs from pair);
       update office.audit_seal set event_id = (select theirs from pair) where agency_id = '${city}' and sequence = 2;
       update office.audit_seal set event_id = (select mine from pair) where agency_id = '${health}' and sequence = 2;
       drop table pair`,
      city,
    ),
    'SWAPPED_AGENCY 2',
  );
  assert.equal(await verdictOf(city), 'sound 16');
});

test('a stream cut together with its checkpoints contradicts the heads outside the database', async () => {
  await sealer.stop();
  assert.deepEqual(await readdir(join(folder, 'copy')), ['heads-2026-06.jsonl']);
  await appendFile(join(folder, 'audit-heads', 'heads-2026-06.jsonl'), '{"agencyId":"torn by a cra');
  assert.equal(await verdictOf(health), 'sound 10');

  await owner.query(`delete from office.audit_seal where agency_id = '${health}' and sequence > 4`);
  await owner.query(`delete from office.audit_checkpoint where agency_id = '${health}' and size > 4`);
  await owner.query(`delete from office.audit_event e where agency_id = '${health}'
    and not exists (select from office.audit_seal s where s.agency_id = e.agency_id and s.event_id = e.id)`);

  assert.equal(await verdictOf(health), 'TRUNCATED 5');
  const verdict = (await verify()).find((each) => each.agencyId === health);
  assert.ok(verdict);
  assert.equal(verdictInWords(verdict), '✗ 海州市卫生局：末尾的记录被截去，第一处在第 5 条；此前 4 条完好。');
});

test('the self-test damages a copy in every way and the verifier sees each', async () => {
  const { ownRows, results } = await selfTestAudit(database, await readAuditPublicKeys(places.keyFile));

  assert.equal(ownRows, true);
  assert.ok(results.length >= 25);
  assert.deepEqual(
    results.filter((result) => !result.caught),
    [],
  );
});

test('the signing key does not open under another key-encryption key', async () => {
  const other: KeyWrapping = {
    ...wrapping,
    unwrap: async (purpose, wrapped) => unwrapKey(newFileKey(), purpose, wrapped),
  };

  await assert.rejects(openAuditSigner(places.keyFile, other), /another key-encryption key/);
});

test('two processes that make the signing key at the same moment end up with one key', async () => {
  const file = join(folder, 'fresh', 'audit-signing-key.json');

  const signers = await Promise.all([openAuditSigner(file, wrapping), openAuditSigner(file, wrapping)]);

  assert.equal(signers[0].keyId, signers[1].keyId);
  assert.deepEqual(await readdir(join(folder, 'fresh')), ['audit-signing-key.json']);
});
