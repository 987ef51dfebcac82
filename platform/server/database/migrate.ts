import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';

/** Numbered SQL files of one part of the house; the list's order is the order of the needs. */
export interface MigrationSource {
  readonly component: string;
  /** Absolute directory of `0001-<subject>.sql` files. */
  readonly directory: string;
}

export interface MigrationFile {
  readonly component: string;
  readonly file: string;
  readonly text: string;
  readonly hash: string;
}

export interface MigrationOptions {
  /** Login of the owner: only this process step uses it. */
  readonly ownerUrl: string;
  readonly sources: readonly MigrationSource[];
  readonly now: () => string;
  readonly onApplied?: (file: MigrationFile) => void;
}

/** First in every list: schema, roles, and the functions the other files call. */
export const databaseMigrations: MigrationSource = {
  component: 'database',
  directory: join(import.meta.dirname, 'db'),
};

const migrationLock = 7_250_301;
const doors = 'gov_door_search, gov_door_identities, gov_door_counts';

/**
 * A migration that cannot go on: an edited released file, a file with a wrong name or number, broken SQL. Files that only a
 * later release knows are no reason: the previous release may run beside it.
 */
export class MigrationRefused extends Error {}

/**
 * Brings the database to this release. Safe to run by several processes at once and twice: one holds the lock,
 * the others find nothing left to do. Each file is one transaction. Answers how many files were applied.
 */
export async function migrate(options: MigrationOptions): Promise<number> {
  const files = await readMigrationFiles(options.sources);
  const client = new Client({ connectionString: options.ownerUrl, application_name: 'gov-office-migrate' });
  await client.connect();
  try {
    await client.query(`set timezone = 'UTC'; set lock_timeout = '60s'`);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const pending = refuseEdited(files, await appliedHashes(client));
    for (const file of pending) {
      await apply(client, file, options.now());
      options.onApplied?.(file);
    }
    return pending.length;
  } finally {
    await client.end();
  }
}

/** All files in order, with their digests; also the key of the test templates. */
export async function readMigrationFiles(sources: readonly MigrationSource[]): Promise<readonly MigrationFile[]> {
  const perSource = await Promise.all(sources.map(readSource));
  return perSource.flat();
}

async function readSource({ component, directory }: MigrationSource): Promise<readonly MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const numbers = names.map((name) => /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
  if (numbers.includes(undefined)) throw new MigrationRefused(`${directory}: a file is not named 0001-subject.sql`);
  if (new Set(numbers).size !== names.length)
    throw new MigrationRefused(`${directory}: two files have the same number`);
  return Promise.all(
    names.map(async (file) => {
      const text = await readFile(join(directory, file), 'utf8');
      return { component, file, text, hash: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function appliedHashes(client: Client): Promise<ReadonlyMap<string, string>> {
  const exists = await client.query(`select to_regclass('office.migration') is not null as yes`);
  if (!exists.rows[0]?.yes) return new Map();
  const rows = await client.query<{ component: string; file: string; hash: string }>(
    'select component, file, hash from office.migration',
  );
  return new Map(rows.rows.map((row) => [`${row.component}/${row.file}`, row.hash]));
}

function refuseEdited(files: readonly MigrationFile[], applied: ReadonlyMap<string, string>): readonly MigrationFile[] {
  const pending: MigrationFile[] = [];
  for (const file of files) {
    const key = `${file.component}/${file.file}`;
    const hash = applied.get(key);
    if (hash === undefined) pending.push(file);
    else if (hash !== file.hash) {
      throw new MigrationRefused(
        `${key} was applied to this database and has been edited since. A released file stays as it is: undo the edit and put the change into a new file.`,
      );
    }
  }
  return pending;
}

async function apply(client: Client, file: MigrationFile, now: string): Promise<void> {
  try {
    await client.query('begin');
    // A door role owns its function only where it may create in the schema: for the length of this file.
    if (file.component !== 'database') await client.query(`grant create on schema office to ${doors}`);
    await client.query(file.text);
    if (file.component !== 'database') await client.query(`revoke create on schema office from ${doors}`);
    await client.query('insert into office.migration (component, file, hash, applied_at) values ($1, $2, $3, $4)', [
      file.component,
      file.file,
      file.hash,
      now,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new MigrationRefused(
      `${file.component}/${file.file}${lineOf(file.text, error)}: ${(error as Error).message}`,
      {
        cause: error, // reason for the cast above: the driver throws Errors only
      },
    );
  }
}

function lineOf(text: string, error: unknown): string {
  const position = Number((error as { position?: string }).position); // reason: pg puts the character position here
  return Number.isInteger(position) ? `:${text.slice(0, position).split('\n').length}` : '';
}
