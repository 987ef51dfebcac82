import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
    throw new Error(`密钥文件 ${path} 别的用户也能读。请执行 chmod 600 ${path} 再启动。`);
  const { id, key } = membersOf(text);
  const bytes = Buffer.from(typeof key === 'string' ? key : '', 'base64');
  if (typeof id !== 'string' || !id || bytes.length !== 32)
    throw new Error(`${path} 不是完整的密钥文件。请把您另外保管的那一份放回原处再启动。`);
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
 * either none or a whole one. Of two at once one wins and both have its key; nobody's whole key is ever removed.
 */
export async function makeKeyFile(path: string): Promise<KeyEncryptionKey> {
  const made = { id: randomUUID(), key: randomBytes(32) };
  const aside = `${path}.${made.id}.part`;
  try {
    await writeToDisk(aside, JSON.stringify({ id: made.id, key: made.key.toString('base64') }));
    if (!(await giveName(aside, path)) || (await isEmptyFile(path))) await agree(aside, path);
    await syncDirectory(dirname(path));
  } finally {
    await rm(aside, { force: true });
  }
  const kept = await readKeyFile(path);
  if (!kept) throw new Error(`${path} could not be written`);
  return kept;
}

async function writeToDisk(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

const isEmptyFile = async (path: string): Promise<boolean> => (await stat(path)).size === 0;

/** A second name never replaces a file that is there, as a rename would. False: this file system has no second names. */
async function giveName(aside: string, path: string): Promise<boolean> {
  try {
    await link(aside, path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return false;
    if (code !== 'EEXIST') throw error;
  }
  return true;
}

/**
 * Over an empty file, or without second names, the name must be replaced. Which key gets it is agreed first: a rename
 * never replaces a directory with something in it, and this one stays for good. Whoever comes later, however long ago he
 * saw the empty file, puts the same key there.
 */
async function agree(aside: string, path: string): Promise<void> {
  const agreed = `${path}.agreed`;
  const proposed = `${aside}.agreed`;
  try {
    await mkdir(proposed, { mode: 0o700 });
    await rename(aside, join(proposed, 'key'));
    await syncDirectory(proposed);
    await rename(proposed, agreed).catch((error) => {
      if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
    });
  } finally {
    await rm(proposed, { recursive: true, force: true });
  }
  await syncDirectory(dirname(path));
  await writeToDisk(aside, await readFile(join(agreed, 'key'), 'utf8'));
  await rename(aside, path);
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code; // reason: file operations throw errno exceptions
