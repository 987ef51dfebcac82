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

export interface SealedRange {
  readonly path: string;
  readonly cipher: FileCipher;
  /** Of the whole plain text. */
  readonly bytes: number;
  readonly start: number;
  readonly end: number;
}

/** Thrown in the middle of a download: what is on the disk is not what was written. */
export class FileDamaged extends Error {}

/** Decrypts [start, end): only the chunks it touches are read, and each is authenticated before a byte of it leaves. */
export async function* readSealed({ path, cipher, bytes, start, end }: SealedRange): AsyncGenerator<Uint8Array> {
  if (start >= end) return;
  const lastIndex = Math.max(0, Math.ceil(bytes / chunkBytes) - 1);
  const sealedBytes = chunkBytes + cipher.overhead;
  const file = await open(path, 'r');
  try {
    for (let index = Math.floor(start / chunkBytes); index * chunkBytes < end; index++) {
      const last = index === lastIndex;
      const expected = last ? bytes - index * chunkBytes + cipher.overhead : sealedBytes;
      const sealed = Buffer.alloc(expected);
      const { bytesRead } = await file.read(sealed, 0, expected, index * sealedBytes);
      const plain = bytesRead === expected ? cipher.open({ index, last }, sealed) : undefined;
      if (!plain) throw new FileDamaged(`chunk ${index} of ${path} is damaged`);
      yield plain.subarray(Math.max(0, start - index * chunkBytes), end - index * chunkBytes);
    }
  } finally {
    await file.close();
  }
}
