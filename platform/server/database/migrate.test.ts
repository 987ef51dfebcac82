import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { type TestDatabase, testDatabase } from '#platform/testkit/database.ts';
import { MigrationRefused, migrate } from './migrate.ts';
import { platformMigrations } from './platform-migrations.ts';

let house: TestDatabase;
let directory: string;
const now = () => '2026-11-24T01:00:00.000Z';

const run = () =>
  migrate({ ownerUrl: house.ownerUrl, now, sources: [...platformMigrations(), { component: 'library', directory }] });
const file = (name: string, text: string) => writeFile(join(directory, name), text);
const ask = async (text: string): Promise<unknown> => {
  const client = new Client({ connectionString: house.ownerUrl });
  await client.connect();
  const answer = await client.query(text).finally(() => client.end());
  return Object.values(answer.rows[0] ?? {})[0];
};
const book = `create table office.book (agency_id uuid not null, id uuid not null, primary key (agency_id, id));
select office.agency_table('book', 'select, insert');`;

before(async () => {
  house = await testDatabase();
  directory = await mkdtemp(join(tmpdir(), 'gov-migrations-'));
});
after(async () => {
  await house.drop();
  await rm(directory, { recursive: true });
});

test('a new file is applied once, whoever comes at the same time', async () => {
  await file('0001-books.sql', book);

  const applied = await Promise.all([run(), run(), run()]);

  assert.deepEqual([...applied].sort(), [0, 0, 1]);
  assert.equal(await run(), 0);
  assert.equal(await ask(`select count(*) from office.migration where component = 'library'`), '1');
});

test('a file that fails leaves nothing of itself, and the refusal names file and line', async () => {
  await file('0002-loans.sql', 'create table office.loan (id int);\n\nselect nonsense;');

  await assert.rejects(
    run(),
    (error) => error instanceof MigrationRefused && /library\/0002-loans\.sql:3: .*nonsense/.test(error.message),
  );

  assert.equal(await ask(`select to_regclass('office.loan') is null`), true);
  await rm(join(directory, '0002-loans.sql'));
});

test('an applied file that was edited since is refused in words, and the original is accepted again', async () => {
  await file('0001-books.sql', `${book} -- edited`);

  await assert.rejects(run(), /library\/0001-books\.sql was applied to this database and has been edited since/);

  await file('0001-books.sql', book);
  assert.equal(await run(), 0);
});

test('a file without a number and a number given twice are refused', async () => {
  await file('later.sql', 'select 1');
  await assert.rejects(run(), /not named/);
  await rm(join(directory, 'later.sql'));

  await file('0001-again.sql', 'select 1');
  await assert.rejects(run(), /same number/);
  await rm(join(directory, '0001-again.sql'));
});
