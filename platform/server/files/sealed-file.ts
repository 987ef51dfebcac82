import { type FileHandle, open } from 'node:fs/promises';
import { type FileCipher, type Sm3Stream, sm3Stream } from '@gov/gm';
import { mediaTypeReader } from './media-type.ts';

/** Plain bytes per chunk. A range costs at most one chunk more than it asks for. */
export const chunkBytes = 65_536;

export interface SealedContent {
  readonly bytes: number;
  readonly sm3: string;
  /** Undefined: a kind that is not taken. */
  readonly mediaType: string | undefined;
}

/**
 * Encrypts a stream into a new file, chunk by chunk; plain text never reaches the disk. Undefined as soon as the
 * content grows over the limit; the file is then the caller's to remove. On return everything is on the disk.
 */
export async function writeSealed(
  path: string,
  content: AsyncIterable<Uint8Array>,
  cipher: FileCipher,
  maximumBytes: number,
): Promise<SealedContent | undefined> {
  const file = await open(path, 'wx', 0o600);
  try {
    return await sealInto(file, content, cipher, maximumBytes);
  } finally {
    await file.close();
  }
}

async function sealInto(
  file: FileHandle,
  content: AsyncIterable<Uint8Array>,
  cipher: FileCipher,
  maximumBytes: number,
): Promise<SealedContent | undefined> {
  const digest: Sm3Stream = sm3Stream();
  const type = mediaTypeReader();
  let index = 0;
  let bytes = 0;
  const seal = async (plain: Uint8Array, last: boolean) => {
    digest.update(plain);
    type.update(plain);
    await file.appendFile(cipher.seal({ index, last }, plain));
    index++;
  };
  let waiting = Buffer.alloc(0);
  for await (const part of content) {
    bytes += part.length;
    if (bytes > maximumBytes) return undefined;
    waiting = Buffer.concat([waiting, part]);
    // The last chunk is sealed as such, so a full one waits until it is known whether more follows.
    while (waiting.length > chunkBytes) {
      await seal(waiting.subarray(0, chunkBytes), false);
      waiting = waiting.subarray(chunkBytes);
    }
  }
  await seal(waiting, true);
  await file.sync();
  return { bytes, sm3: digest.hex(), mediaType: type.result() };
}

interface SealedSource {
  readonly path: string;
  readonly cipher: FileCipher;
  /** Of the whole plain text. */
  readonly bytes: number;
}

export interface SealedRange extends SealedSource {
  readonly start: number;
  readonly end: number;
}

/** Thrown in the middle of a download: what is on the disk is not what was written. */
export class FileDamaged extends Error {}

/** Decrypts [start, end): only the chunks it touches are read, and each is authenticated before a byte of it leaves. */
export async function* readSealed({ path, cipher, bytes, start, end }: SealedRange): AsyncGenerator<Uint8Array> {
  if (start >= end) return;
  const file = await open(path, 'r');
  try {
    for (let index = Math.floor(start / chunkBytes); index * chunkBytes < end; index++) {
      const { plain } = await openChunk(file, { path, cipher, bytes }, index);
      yield plain.subarray(Math.max(0, start - index * chunkBytes), end - index * chunkBytes);
    }
  } finally {
    await file.close();
  }
}

/** One chunk as it lies on the disk and what it holds; anything that is not exactly what was written throws. */
async function openChunk(file: FileHandle, { path, cipher, bytes }: SealedSource, index: number) {
  const last = index === lastChunk(bytes);
  const expected = cipher.overhead + (last ? bytes - index * chunkBytes : chunkBytes);
  const sealed = Buffer.alloc(expected);
  const { bytesRead } = await file.read(sealed, 0, expected, index * (chunkBytes + cipher.overhead));
  const plain = bytesRead === expected ? cipher.open({ index, last }, sealed) : undefined;
  if (!plain) throw new FileDamaged(`chunk ${index} of ${path} is damaged`);
  return { sealed, plain };
}

const lastChunk = (bytes: number): number => Math.max(0, Math.ceil(bytes / chunkBytes) - 1);

/** 64 chunks = 4 MB. */
const chunksPerProgress = 64;

/**
 * Copies the ciphertext into a new file. Every chunk is opened on the way, in memory only: the digest and the kind are
 * read from what the copy really holds. Throws FileDamaged; on return everything is on the disk.
 */
export async function copySealed(
  source: SealedSource,
  path: string,
  onProgress?: () => Promise<void>,
): Promise<SealedContent> {
  const from = await open(source.path, 'r');
  const to = await open(path, 'wx', 0o600).catch(async (error) => {
    await from.close();
    throw error;
  });
  try {
    const digest: Sm3Stream = sm3Stream();
    const type = mediaTypeReader();
    for (let index = 0; index <= lastChunk(source.bytes); index++) {
      const { sealed, plain } = await openChunk(from, source, index);
      digest.update(plain);
      type.update(plain);
      await to.appendFile(sealed);
      if (index % chunksPerProgress === chunksPerProgress - 1) await onProgress?.();
    }
    await to.sync();
    return { bytes: source.bytes, sm3: digest.hex(), mediaType: type.result() };
  } finally {
    await from.close();
    await to.close();
  }
}
