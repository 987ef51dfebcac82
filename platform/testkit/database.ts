import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { processRuns, withFileLock } from '#platform/server/database/file-lock.ts';
import { type EmbeddedPostgres, startEmbedded } from '#platform/server/database/launcher.ts';
import { type MigrationSource, migrate, readMigrationFiles } from '#platform/server/database/migrate.ts';
import { platformMigrations } from '#platform/server/database/platform-migrations.ts';

export interface TestDatabase {
  /** Application role. */
  readonly url: string;
  readonly ownerUrl: string;
  /** For tests that break something on purpose. */
  readonly superuserUrl: string;
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Migrations of components, behind the platform's own. */
  readonly components?: readonly MigrationSource[];
}

const home = join(import.meta.dirname, '..', '..', '.data', 'test');
const keptTemplates = 6;
let server: Promise<EmbeddedPostgres> | undefined;
let made = 0;

/**
 * An empty, migrated database of its own for one test file, cloned from a template in some 50 ms. The server is a
 * real PostgreSQL, shared by all test processes of this checkout, and ends with the last of them.
 */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  server ??= startServer();
  const postgres = await server;
  const sources = [...platformMigrations(), ...(options.components ?? [])];
  const name = `test_${process.pid}_${++made}`;
  await withFileLock(join(home, 'template.lock'), async () => {
    const template = await templateFor(postgres, sources);
    await asSuperuser(postgres, (client) =>
      client.query(`create database ${name} template ${template} strategy file_copy owner gov_owner`),
    );
  });
  return {
    url: inDatabase(postgres.url, name),
    ownerUrl: inDatabase(postgres.ownerUrl, name),
    superuserUrl: inDatabase(postgres.superuserUrl, name),
    drop: () =>
      asSuperuser(postgres, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

async function startServer(): Promise<EmbeddedPostgres> {
  await mkdir(home, { recursive: true });
  const postgres = await startEmbedded({ dataDir: home, settings: { durable: false, maximumConnections: 300 } });
  process.once('exit', postgres.stopAtExit);
  await asSuperuser(postgres, dropLeftovers);
  return postgres;
}

/** Databases of test processes that were killed. */
async function dropLeftovers(client: Client): Promise<void> {
  const found = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^test_[0-9]+_'`,
  );
  for (const { name } of found.rows) {
    const alive = processRuns(Number(name.split('_')[1])) && Number(name.split('_')[1]) !== process.pid;
    if (!alive) await client.query(`drop database if exists ${name} with (force)`);
  }
}

/** Migrated once per state of the SQL files; renamed when whole, so that a killed run leaves no half of one. */
async function templateFor(postgres: EmbeddedPostgres, sources: readonly MigrationSource[]): Promise<string> {
  const files = await readMigrationFiles(sources);
  const key = createHash('sha256').update(
    files.map((file) => `${file.component}/${file.file} ${file.hash}`).join('\n'),
  );
  const template = `template_${key.digest('hex').slice(0, 16)}`;
  return asSuperuser(postgres, async (client) => {
    const known = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (known.rowCount !== 0) return template;
    await dropOldTemplates(client);
    const part = `making_${template}`;
    await client.query(`drop database if exists ${part} with (force)`);
    await client.query(`create database ${part} owner gov_owner`);
    await migrate({ ownerUrl: inDatabase(postgres.ownerUrl, part), sources, now: () => '2026-01-01T00:00:00.000Z' });
    await client.query(`alter database ${part} rename to ${template}`);
    return template;
  });
}

async function dropOldTemplates(client: Client): Promise<void> {
  const found = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^template_[0-9a-f]{16}$' order by oid desc offset ${keptTemplates}`,
  );
  for (const { name } of found.rows) await client.query(`drop database if exists ${name}`);
}

let superuser: Promise<HeldClient> | undefined;
let working = 0;

/** What the driver has and its types leave out: a connection in use holds the process open, an idle one does not. */
type HeldClient = Client & { ref(): void; unref(): void };

/** One connection for all databases that a process makes and drops: a new one costs as much as some statements. */
async function asSuperuser<T>(postgres: EmbeddedPostgres, work: (client: Client) => Promise<T>): Promise<T> {
  superuser ??= connectAsSuperuser(postgres.superuserUrl);
  const client = await superuser;
  working += 1;
  client.ref();
  try {
    return await work(client);
  } finally {
    working -= 1;
    if (working === 0) client.unref();
  }
}

async function connectAsSuperuser(url: string): Promise<HeldClient> {
  const client = new Client({ connectionString: url });
  const forget = () => {
    superuser = undefined; // whoever asks next connects anew
  };
  client.on('error', forget);
  await client.connect().catch((error) => {
    forget();
    throw error;
  });
  return client as HeldClient; // reason: see the type
}

const inDatabase = (url: string, name: string): string => url.replace(/\/[^/]*$/, `/${name}`);
