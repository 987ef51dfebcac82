import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type AgencyId, type Instant, ok } from '@gov/base';
import { newFileKey, unwrapKey, wrapKey } from '@gov/gm';
import { Client } from 'pg';
import { type Database, openDatabase } from '#platform/server/database/pool.ts';
import { sql } from '#platform/server/database/sql.ts';
import { type TestDatabase, testDatabase } from '#platform/testkit/database.ts';
import { openAuditSigner } from './audit-key.ts';
import { auditRows } from './audit-rows.ts';
import { openHeadsBook } from './heads.ts';
import { type Sealer, startSealer } from './sealer.ts';

const agencyId = '0198d3c4-0000-7000-8000-00000000000a' as AgencyId;
const now = '2026-06-01T01:00:00.000Z' as Instant;
const kek = newFileKey();

let house: TestDatabase;
let database: Database;
let owner: Client;
let folder: string;
let sealer: Sealer;
let written = 0;
const told: string[] = [];

const act = () =>
  database.agency(agencyId, async (tx) => {
    written += 1;
    const id = `0198d3c5-0000-7000-8000-${String(written).padStart(12, '0')}`;
    const who = { personId: null, assignmentId: null, personName: '周文', address: '', sessionRef: '', requestId: 'r' };
    const what = { event: 'matters.task-completed', objectKind: 'task', objectId: id, details: {} };
    return ok(tx.write(auditRows(tx.agencyId, [{ id, at: now, ...who, ...what }])));
  });
const sealed = async (): Promise<number> =>
  (await owner.query<{ n: number }>('select count(*)::int as n from office.audit_seal')).rows[0]?.n ?? -1;

before(async () => {
  house = await testDatabase();
  database = openDatabase({ url: house.url, maximumConnections: 2 });
  owner = new Client({ connectionString: house.superuserUrl });
  await owner.connect();
  folder = await mkdtemp(join(tmpdir(), 'sealer-'));
  await database.read(sql`insert into office.agency (id, code, name, short_name, kind, level, created_at)
    values (${agencyId}, 'city', 'city', 'city', 'AGENCY', 'CITY', ${now})`);
  const wrapping = {
    wrap: async (purpose: string, key: Uint8Array) => wrapKey(kek, purpose, key),
    unwrap: async (purpose: string, wrapped: Uint8Array) => unwrapKey(kek, purpose, wrapped),
  };
  sealer = startSealer({
    database,
    openSigner: () => openAuditSigner(join(folder, 'key.json'), wrapping),
    heads: openHeadsBook([join(folder, 'heads')]),
    clock: { now: () => now },
    failed: (_, error) => told.push(String(error)),
  });
});
after(async () => {
  await owner.end();
  await database.stop();
  await house.drop();
  await rm(folder, { recursive: true });
});

test('a sweep that failed is told to its caller, and everything afterwards is sealed all the same', async () => {
  await act();
  await owner.query('revoke select on office.agency from gov_app');
  await assert.rejects(sealer.sealAll(), /permission denied/);
  await owner.query('grant select on office.agency to gov_app');
  assert.equal(await sealed(), 0);

  await sealer.seal(agencyId);
  assert.equal(await sealed(), 1);

  await act();
  await sealer.sealAll();
  assert.equal(await sealed(), 2);
});

test('what was noted while sweeps failed is sealed when the sealer stops', async () => {
  await act();
  sealer.audited(agencyId);
  await owner.query('revoke select on office.agency from gov_app');
  await assert.rejects(sealer.sealAll(), /permission denied/);
  await owner.query('grant select on office.agency to gov_app');

  await sealer.stop();

  assert.equal(await sealed(), 3);
  assert.deepEqual(told, []);
});
