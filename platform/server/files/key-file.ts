import { randomBytes, randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncDirectory } from './sync-directory.ts';

/** The key-encryption key: what opens all others. */
export interface KeyEncryptionKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** The key of the file; undefined where there is none, or only the empty one that an interrupted first start left. */
export async function readKeyFile(path: string): Promise<KeyEncryptionKey | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!text) return undefined;
  if (((await stat(path)).mode & 0o077) !== 0)
    throw new Error(`${path} can be read by other users of this machine: chmod 600 it`);
  const { id, key } = membersOf(text);
  const bytes = Buffer.from(typeof key === 'string' ? key : '', 'base64');
  if (typeof id !== 'string' || !id || bytes.length !== 32) throw new Error(`${path} is no key file`);
  return { id, key: bytes };
}

function membersOf(text: string): { readonly id?: unknown; readonly key?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/**
 * Makes the key file: written aside, on the disk, and only then under its name, so that a kill or a power loss leaves
 * either none or a whole one. Of two at once one wins and both have its key.
 */
export async function makeKeyFile(path: string): Promise<KeyEncryptionKey> {
  const made = { id: randomUUID(), key: randomBytes(32) };
  const aside = `${path}.${made.id}.part`;
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify({ id: made.id, key: made.key.toString('base64') }));
      await file.sync();
    } finally {
      await file.close();
    }
    if (await isEmptyFile(path)) await rm(path);
    await giveName(aside, path);
    await syncDirectory(dirname(path));
  } finally {
    await rm(aside, { force: true });
  }
  const kept = await readKeyFile(path);
  if (!kept) throw new Error(`${path} could not be written`);
  return kept;
}

const isEmptyFile = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size === 0,
    () => false,
  );

/** A second name never replaces a file that is there, as a rename would; some file systems have none. */
async function giveName(aside: string, path: string): Promise<void> {
  try {
    await link(aside, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // reason: file operations throw errno exceptions
    if (code === 'EEXIST') return;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    await rename(aside, path);
  }
}
