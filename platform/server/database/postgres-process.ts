import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { processRuns } from './file-lock.ts';
import { type Cluster, clusterUrl, serverEnvironment } from './postgres-cluster.ts';

export interface ServerSettings {
  /** False in tests only: nothing has to survive a power cut. */
  readonly durable: boolean;
  readonly maximumConnections: number;
}

const startPatienceMs = 60_000;
const zombiePatienceMs = 10_000;
const stopPatienceMs = 20_000;

/** A running server that answers our login with the settings we want; adopts one that a killed process left behind. */
export async function ensureRunning(cluster: Cluster, settings: ServerSettings): Promise<'started' | 'adopted'> {
  const wanted = serverArguments(cluster, settings);
  const running = runningServer(cluster);
  if (running !== undefined) {
    const same =
      (await readFile(join(cluster.home, 'server.settings'), 'utf8').catch(() => '')) === fingerprint(wanted);
    if (same && (await answers(cluster, 10_000))) return 'adopted';
    await stopServer(cluster);
  }
  await start(cluster, wanted);
  return 'started';
}

/** Pid of the live server of this data directory. */
export function runningServer(cluster: Cluster): number | undefined {
  const pid = pidInFile(cluster);
  return pid !== undefined && processRuns(pid) && isServerOf(pid, cluster) ? pid : undefined;
}

/** Fast shutdown: open transactions are rolled back, everything committed is flushed. Immediate if that takes too long. */
export async function stopServer(cluster: Cluster): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    const pid = runningServer(cluster);
    if (pid === undefined) return;
    process.kill(pid, signal);
    const until = Date.now() + stopPatienceMs;
    while (Date.now() < until && processRuns(pid) && existsSync(join(cluster.data, 'postmaster.pid'))) await pause(15);
  }
}

async function start(cluster: Cluster, wanted: readonly string[]): Promise<void> {
  const until = Date.now() + zombiePatienceMs;
  for (;;) {
    await clearLeftovers(cluster);
    const failure = await tryStart(cluster, wanted);
    if (failure === undefined) break;
    // Right after kill -9 the dead server is still a zombie, or its children are about to notice.
    const mayPass = /postmaster\.pid|pre-existing shared memory|already in use/.test(failure);
    if (!mayPass || Date.now() > until)
      throw new Error(`The database did not start. The end of ${cluster.log}:\n${failure}`);
    await pause(200);
  }
  await writeFile(join(cluster.home, 'server.settings'), fingerprint(wanted));
}

/** Undefined when the server answers; else the last lines of its log. */
async function tryStart(cluster: Cluster, wanted: readonly string[]): Promise<string | undefined> {
  await rotateLog(cluster);
  const log = await open(cluster.log, 'a', 0o600);
  const from = (await log.stat()).size;
  // A session of its own: Ctrl-C reaches this process alone, which first finishes what it is doing.
  const child = spawn(join(cluster.binaries, 'bin', 'postgres'), wanted, {
    ...cluster.user,
    cwd: '/',
    env: serverEnvironment,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  const over = { value: false };
  child.once('exit', () => (over.value = true)).once('error', () => (over.value = true));
  child.unref();
  const answered = await answers(cluster, startPatienceMs, () => over.value);
  await log.close();
  return answered ? undefined : lastLines(cluster, from);
}

async function answers(cluster: Cluster, patienceMs: number, isOver = () => false): Promise<boolean> {
  const url = clusterUrl(cluster, 'postgres', cluster.passwords.superuser, 'postgres');
  const until = Date.now() + patienceMs;
  while (Date.now() < until && !isOver()) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    const failure = await client.connect().then(
      () => undefined,
      (error: Error) => error,
    );
    await client.end().catch(() => undefined);
    if (!failure) return true;
    if (/shutting down|password authentication failed/.test(failure.message)) return false;
    await pause(20);
  }
  return false;
}

/** Files of a server that is certainly gone: the number in them may belong to an innocent process by now. */
async function clearLeftovers(cluster: Cluster): Promise<void> {
  const pid = pidInFile(cluster);
  if (pid !== undefined && processRuns(pid) && isServerOf(pid, cluster)) return;
  if (pid !== undefined && processRuns(pid) && !isZombie(pid))
    await rm(join(cluster.data, 'postmaster.pid'), { force: true });
  for (const name of await readdir(cluster.socketDirectory))
    await rm(join(cluster.socketDirectory, name), { force: true });
}

function pidInFile(cluster: Cluster): number | undefined {
  try {
    const pid = Number(readFileSync(join(cluster.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a live process is the server of exactly this data directory (it works inside it). */
function isServerOf(pid: number, cluster: Cluster): boolean {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === cluster.data;
    } catch {
      return false;
    }
  }
  const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return command.includes('postgres') && command.includes(cluster.data);
}

function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function rotateLog(cluster: Cluster): Promise<void> {
  const size = await stat(cluster.log)
    .then((found) => found.size)
    .catch(() => 0);
  if (size > 10_000_000) await rename(cluster.log, `${cluster.log}.1`);
}

async function lastLines(cluster: Cluster, from: number): Promise<string> {
  const text = (await readFile(cluster.log)).subarray(from).toString('utf8').trim();
  return text.split('\n').slice(-20).join('\n') || 'it ended without a word';
}

const fingerprint = (wanted: readonly string[]): string => createHash('sha256').update(wanted.join('\0')).digest('hex');

function serverArguments(cluster: Cluster, { durable, maximumConnections }: ServerSettings): readonly string[] {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '',
    unix_socket_directories: cluster.socketDirectory,
    unix_socket_permissions: '0700',
    max_connections: String(maximumConnections),
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    // Details of an error quote row values; a log never holds content.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return ['-D', cluster.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
