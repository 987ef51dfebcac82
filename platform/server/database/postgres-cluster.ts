import { execFile } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mayEnter, postgresBinaries, type ServerUser, serverUser } from './postgres-binaries.ts';

/** Where everything of one embedded server stands. */
export interface Cluster {
  /** Parent of `data`, reachable by the server's user. */
  readonly home: string;
  readonly data: string;
  readonly log: string;
  /** Short directory of the unix socket: its whole path has to fit into 107 bytes. */
  readonly socketDirectory: string;
  readonly binaries: string;
  readonly user: ServerUser | undefined;
  readonly passwords: Passwords;
}

export interface Passwords {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

/** Finds or makes the directories, the passwords and the data directory of the server of this DATA_DIR. */
export async function prepareCluster(dataDirectory: string): Promise<Cluster> {
  const own = join(dataDirectory, 'postgresql');
  await mkdir(own, { recursive: true, mode: 0o711 });
  const user = await serverUser();
  const passwords = await readOrMakePasswords(join(own, 'passwords.json'));
  const home = await reachableHome(own, user);
  const fresh = !existsSync(join(home, 'cluster', 'PG_VERSION'));
  if (fresh && !user) refuseNamelessUser();
  const binaries = await postgresBinaries(home, user);
  const socketDirectory = await makeSocketDirectory(home, user);
  const cluster: Cluster = {
    home,
    data: join(home, 'cluster'),
    log: join(home, 'server.log'),
    socketDirectory,
    binaries,
    user,
    passwords,
  };
  if (fresh) await initialise(cluster);
  return cluster;
}

/** initdb wants to know its user by name; containers like to run under a number that has none. */
function refuseNamelessUser(): void {
  try {
    userInfo();
  } catch (cause) {
    throw new Error(
      `PostgreSQL cannot be set up by user id ${process.getuid?.()}, which has no name on this machine (no line in /etc/passwd): start as a named user or set DATABASE_URL.`,
      { cause },
    );
  }
}

/** Readable by the user of this process only; they are of no use without the socket, which is private as well. */
async function readOrMakePasswords(path: string): Promise<Passwords> {
  const fresh = () => randomBytes(24).toString('hex');
  const made: Passwords = { superuser: fresh(), owner: fresh(), app: fresh() };
  try {
    await writeFile(path, JSON.stringify(made), { mode: 0o600, flag: 'wx', flush: true });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // reason: fs throws errno exceptions only
    return JSON.parse(await readFile(path, 'utf8'));
  }
}

/**
 * As root with DATA_DIR under a home closed to others, the server's user cannot reach it. Opening somebody's
 * home is not ours to do: the cluster then stands in the system's place for such things, and `location` says where.
 */
async function reachableHome(own: string, user: ServerUser | undefined): Promise<string> {
  if (!user || mayEnter(own, user)) return own;
  const pointer = join(own, 'location');
  const known = await readFile(pointer, 'utf8').catch(() => undefined);
  if (known !== undefined && mayEnter(known.trim(), user)) return known.trim();
  for (const parent of ['/var/lib', '/var/tmp']) {
    const home = join(parent, 'gov-office-cloud', randomUUID());
    const made = await mkdir(home, { recursive: true, mode: 0o711 }).catch(() => undefined);
    if (made === undefined || !mayEnter(home, user)) continue;
    await writeFile(pointer, `${home}\n`, { flush: true });
    return home;
  }
  throw new Error(
    `The database's user cannot reach ${own}, nor is there a place for it under /var/lib: set DATA_DIR to a directory others may enter.`,
  );
}

async function makeSocketDirectory(home: string, user: ServerUser | undefined): Promise<string> {
  const name = `gov-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`;
  const parent = tmpdir().length <= 60 && (!user || mayEnter(tmpdir(), user)) ? tmpdir() : '/tmp';
  const directory = join(parent, name);
  await mkdir(directory, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const found = await lstat(directory);
  const mine = [process.getuid?.() ?? -1, user?.uid ?? -1];
  // Somebody else may have put a trap at this name in the shared directory.
  if (!found.isDirectory() || !mine.includes(found.uid))
    throw new Error(`${directory} belongs to somebody else: remove it and start again`);
  if (user) await chown(directory, user.uid, user.gid);
  await chmod(directory, 0o700);
  return directory;
}

/** Into a directory beside, renamed when whole: an interrupted first start leaves nothing half-made behind. */
async function initialise(cluster: Cluster): Promise<void> {
  const part = `${cluster.data}.part`;
  const passwordFile = `${cluster.data}.password`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { mode: 0o700 });
  await writeFile(passwordFile, cluster.passwords.superuser, { mode: 0o600 });
  if (cluster.user) {
    await chown(part, cluster.user.uid, cluster.user.gid);
    await chown(passwordFile, cluster.user.uid, cluster.user.gid);
  }
  try {
    await promisify(execFile)(join(cluster.binaries, 'bin', 'initdb'), initdbArguments(part, passwordFile), {
      ...cluster.user,
      cwd: '/',
      env: serverEnvironment,
    });
    await rename(part, cluster.data);
  } catch (error) {
    const output = (error as { stderr?: string }).stderr?.trim() ?? ''; // reason: execFile puts the output on its error
    throw new Error(`The database could not be initialised in ${cluster.data}: ${output || error}`, { cause: error });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Text order and character classes come from PostgreSQL itself and are the same on every machine. */
const initdbArguments = (directory: string, passwordFile: string): readonly string[] => [
  `--pgdata=${directory}`,
  '--username=postgres',
  `--pwfile=${passwordFile}`,
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--locale=C.UTF-8',
  '--auth-local=scram-sha-256',
  '--auth-host=reject',
  '--data-checksums',
  '--no-instructions',
];

/** Nothing of this process's environment reaches the server: no PG* variable, no secret. */
export const serverEnvironment: NodeJS.ProcessEnv = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };

/** Address of a role's login over the private socket. */
export const clusterUrl = (cluster: Cluster, role: string, password: string, database: string): string =>
  `postgresql://${role}:${password}@${encodeURIComponent(cluster.socketDirectory)}/${database}`;
