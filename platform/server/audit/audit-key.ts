import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generateSm2KeyPair, keyIdOf, softwareSigner } from '@gov/gm';
import type { Signer } from '@gov/ledger';

/** Wraps keys under a key that in the end stands outside the data directory and the database. */
export interface KeyWrapping {
  wrap(purpose: string, key: Uint8Array): Promise<Uint8Array>;
  /** undefined, or throws, when the bytes do not open. */
  unwrap(purpose: string, wrapped: Uint8Array): Promise<Uint8Array | undefined>;
}

interface KeptKey {
  readonly keyId: string;
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
  /** Wrapped PKCS#8, base64. */
  readonly privateKey: string;
}

export type PublicKeys = (keyId: string) => Uint8Array | undefined;

const purpose = (keyId: string): string => `audit-checkpoint ${keyId}`;

/** The key this house signs checkpoints with; made at the first start. The last key of the file is in use. */
export async function openAuditSigner(file: string, wrapping: KeyWrapping): Promise<Signer> {
  const keys = await readKeys(file);
  const key = keys.at(-1) ?? (await makeKey(file, wrapping));
  const privateKey = await wrapping.unwrap(purpose(key.keyId), Buffer.from(key.privateKey, 'base64'));
  if (!privateKey) throw new Error(`${file} was wrapped under another key-encryption key`);
  return softwareSigner(privateKey);
}

/** Public keys of all checkpoints this house ever signed; needs no secret. */
export async function readAuditPublicKeys(file: string): Promise<PublicKeys> {
  const keys = await readKeys(file);
  const known = new Map(keys.map((key) => Buffer.from(key.publicKey, 'base64')).map((key) => [keyIdOf(key), key]));
  return (keyId) => known.get(keyId);
}

async function readKeys(file: string): Promise<readonly KeptKey[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as readonly KeptKey[]; // reason: written by `makeKey`
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []; // reason: file errors carry `code`
    throw error;
  }
}

async function makeKey(file: string, wrapping: KeyWrapping): Promise<KeptKey> {
  const pair = generateSm2KeyPair();
  const keyId = keyIdOf(pair.publicKey);
  const wrapped = await wrapping.wrap(purpose(keyId), pair.privateKey);
  const key: KeptKey = { keyId, publicKey: base64(pair.publicKey), privateKey: base64(wrapped) };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  return (await writeOnce(file, `${JSON.stringify([key], null, 2)}\n`)) ? key : keptByOther(file);
}

/** Whole or not at all; false when another process was first, whose key then counts. */
async function writeOnce(file: string, text: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  const made = await open(draft, 'w', 0o600);
  await made.write(text);
  await made.sync();
  await made.close();
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false; // reason: file errors carry `code`
    throw error;
  } finally {
    await unlink(draft);
  }
}

async function keptByOther(file: string): Promise<KeptKey> {
  const key = (await readKeys(file)).at(-1);
  if (!key) throw new Error(`${file} holds no key`);
  return key;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
