import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { processRuns, withFileLock } from './file-lock.ts';
import { type Cluster, clusterUrl, prepareCluster } from './postgres-cluster.ts';
import { ensureRunning, runningServer, type ServerSettings, stopServer } from './postgres-process.ts';

export interface EmbeddedOptions {
  /** DATA_DIR; everything stands in its folder `postgresql`. */
  readonly dataDir: string;
  readonly settings?: Partial<ServerSettings>;
}

export interface EmbeddedPostgres {
  /** DATABASE_URL: the application role. */
  readonly url: string;
  /** DATABASE_OWNER_URL: migrations only. */
  readonly ownerUrl: string;
  /** For backups and the test kit; the product's requests never see it. */
  readonly superuserUrl: string;
  readonly log: string;
  readonly howStarted: 'started' | 'adopted';
  /** Lets go of the server; the last process that holds it stops it. */
  stop(): Promise<void>;
  /** The same for `process.on('exit')`, where nothing can be awaited: asks the server to stop and does not look back. */
  stopAtExit(): void;
}

export const embeddedDatabaseName = 'gov_office';

/**
 * The house's own PostgreSQL on a private unix socket. Works as root and as an ordinary user, after a clean end and
 * after kill -9 of anything. Several processes may hold the same server (server, operator command, tests).
 */
export async function startEmbedded({ dataDir, settings }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  await mkdir(dataDir, { recursive: true });
  const directory = await realpath(dataDir);
  const lock = join(directory, 'postgresql.lock');
  return withFileLock(lock, async () => {
    const cluster = await prepareCluster(directory);
    const holders = await hold(directory);
    const howStarted = await ensureRunning(cluster, { durable: true, maximumConnections: 100, ...settings });
    await ensureRolesAndDatabase(cluster);
    const stop = () => withFileLock(lock, () => letGo(holders, cluster));
    const stopAtExit = () => letGoAtExit(lock, holders, cluster);
    return { ...addresses(cluster), log: cluster.log, howStarted, stop, stopAtExit };
  });
}

const addresses = (cluster: Cluster) => ({
  url: clusterUrl(cluster, 'gov_app', cluster.passwords.app, embeddedDatabaseName),
  ownerUrl: clusterUrl(cluster, 'gov_owner', cluster.passwords.owner, embeddedDatabaseName),
  superuserUrl: clusterUrl(cluster, 'postgres', cluster.passwords.superuser, 'postgres'),
});

/** One file per living process that uses the server. */
async function hold(directory: string): Promise<string> {
  const holders = join(directory, 'postgresql', 'holders');
  await mkdir(holders, { recursive: true, mode: 0o700 });
  await writeFile(join(holders, String(process.pid)), '1');
  return holders;
}

async function letGo(holders: string, cluster: Cluster): Promise<void> {
  await rm(join(holders, String(process.pid)), { force: true });
  const others = await readdir(holders);
  for (const other of others) {
    if (processRuns(Number(other))) return;
    await rm(join(holders, other), { force: true });
  }
  await stopServer(cluster);
}

/** Somebody who is just starting holds the lock; the server is then his to stop. */
function letGoAtExit(lock: string, holders: string, cluster: Cluster): void {
  rmSync(join(holders, String(process.pid)), { force: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch {
    return;
  }
  const pid = runningServer(cluster);
  const needed = readdirSync(holders).some((other) => processRuns(Number(other)));
  if (pid !== undefined && !needed) process.kill(pid, 'SIGINT');
  rmSync(lock, { force: true });
}

/** Each step looks first: an interrupted first start is simply continued. */
async function ensureRolesAndDatabase(cluster: Cluster): Promise<void> {
  const client = new Client({
    connectionString: clusterUrl(cluster, 'postgres', cluster.passwords.superuser, 'postgres'),
  });
  await client.connect();
  try {
    const roles = await client.query<{ name: string }>(
      `select rolname as name from pg_roles where rolname in ('gov_owner', 'gov_app')`,
    );
    const has = new Set(roles.rows.map((row) => row.name));
    // createrole: the first migration makes the doors. Neither is a superuser nor passes row-level security.
    if (!has.has('gov_owner'))
      await client.query(`create role gov_owner login createrole nobypassrls password '${cluster.passwords.owner}'`);
    if (!has.has('gov_app'))
      await client.query(`create role gov_app login noinherit nobypassrls password '${cluster.passwords.app}'`);
    const databases = await client.query('select 1 from pg_database where datname = $1', [embeddedDatabaseName]);
    if (databases.rowCount === 0) await client.query(`create database ${embeddedDatabaseName} owner gov_owner`);
  } finally {
    await client.end();
  }
}
