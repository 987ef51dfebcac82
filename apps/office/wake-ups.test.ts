import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type AgencyId, addMillis, type Instant, reject } from '@gov/base';
import { type Database, openDatabase } from '#platform/server/database/pool.ts';
import { sql } from '#platform/server/database/sql.ts';
import { createRelay } from '#platform/server/relay/relay.ts';
import { wakeUpRows } from '#platform/server/relay/wake-up-store.ts';
import { type TestDatabase, testDatabase } from '#platform/testkit/database.ts';
import { lookAfterWakeUps } from './wake-ups.ts';
import { CommandRefused } from './with-database.ts';

const agencyId = '0198d3c4-0000-7000-8000-00000000000a' as AgencyId;
const now = '2026-11-24T01:00:00.000Z' as Instant;
let house: TestDatabase;
let database: Database;

const command = async (...words: readonly string[]) => {
  const lines: string[] = [];
  const code = await lookAfterWakeUps({ database, words, now, say: (line) => lines.push(line) });
  return { code, text: lines.join('\n') };
};

before(async () => {
  house = await testDatabase();
  database = openDatabase({ url: house.url, maximumConnections: 2 });
  await database.read(sql`insert into office.agency (id, code, name, short_name, kind, level, created_at)
    values (${agencyId}, 'city', 'city', 'city', 'AGENCY', 'CITY', ${now})`);
});
after(async () => {
  await database.stop();
  await house.drop();
});

test('work given up after its last attempt is logged as an error, listed, and done again when it is revived', async () => {
  const logged: { readonly level?: unknown; readonly dead?: unknown }[] = [];
  let broken = true;
  let at = now;
  const relay = createRelay({
    database,
    clock: { now: () => at },
    run: async (_, transact) => (broken ? reject('test.broken') : transact(async () => ({ ok: true, value: 1 }))),
    log: (entry) => logged.push(entry),
    maximumAttempts: 2,
  });
  await database.read(
    wakeUpRows(agencyId, [
      { kind: 'test.work', key: 'a/b', dueAt: now },
      { kind: 'test.work', key: 'c', dueAt: now },
    ]),
  );
  assert.equal((await command()).code, 0, 'waiting is no reason to worry');

  await relay.settle();
  at = addMillis(now, 60_000);
  await relay.settle();

  assert.deepEqual(
    logged.map(({ level, dead }) => [level, dead]),
    [
      ['warn', false],
      ['warn', false],
      ['error', true],
      ['error', true],
    ],
  );
  assert.match((await command()).text, /已放弃的 2 项/);
  const dead = await command('dead');
  assert.equal(dead.code, 1);
  assert.match(dead.text, /^city\/test\.work\/a\/b {2}失败 2 次，最后一次：test\.broken$/m);
  await assert.rejects(command('revive', 'city/test.work/none'), CommandRefused);
  await assert.rejects(command('burn'), CommandRefused);

  broken = false;
  assert.equal((await command('revive', 'city/test.work/a/b')).code, 0);
  assert.equal(await relay.settle(), 1);
  assert.match((await command('revive', 'all')).text, /^1 项/);
  assert.equal(await relay.settle(), 1);
  assert.equal((await command('dead')).code, 0);
});
