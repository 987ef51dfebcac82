import { type Rejection, reject } from '@gov/base';
import { type FileCipher, sm3Stream } from '@gov/gm';
import { mediaTypeReader } from './media-type.ts';

/** Plain bytes per chunk. A range costs at most one chunk more than it asks for. */
export const chunkBytes = 65_536;

/** What is known of a content once all of it went by. */
export interface SealedContent {
  readonly bytes: number;
  readonly sm3: string;
  readonly mediaType: string;
}

/** Thrown out of the stream that is being stored: the content is not taken. */
export class ContentRefused extends Error {
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super(rejection.code);
    this.rejection = rejection;
  }
}

/** A stream to be stored, and what it turned out to hold; asking before its end is a bug. */
export interface Sealing {
  readonly sealed: AsyncIterable<Uint8Array>;
  readonly content: () => SealedContent;
}

export const tooLarge = (maximumBytes: number) =>
  reject('files.too-large', { megabytes: Math.floor(maximumBytes / 1_048_576) });

/** Size, digest and kind of what goes by. */
function contentReader() {
  const digest = sm3Stream();
  const type = mediaTypeReader();
  let bytes = 0;
  let found: SealedContent | undefined;
  return {
    update(plain: Uint8Array) {
      bytes += plain.length;
      digest.update(plain);
      type.update(plain);
    },
    /** Refuses a kind that is not taken, while nothing is complete yet. */
    end() {
      const mediaType = type.result();
      if (!mediaType) throw new ContentRefused(reject('files.kind-not-allowed').rejection);
      found = { bytes, sm3: digest.hex(), mediaType };
    },
    content(): SealedContent {
      if (!found) throw new Error('the content has not ended');
      return found;
    },
  };
}

/** Encrypts a stream chunk by chunk; refused as soon as it grows over the limit, or when nothing came. */
export function sealing(content: AsyncIterable<Uint8Array>, cipher: FileCipher, maximumBytes: number): Sealing {
  const reader = contentReader();
  const seal = async function* () {
    let index = 0;
    for await (const { plain, last } of inChunks(content, maximumBytes)) {
      if (last && index === 0 && plain.length === 0) throw new ContentRefused(reject('files.empty').rejection);
      reader.update(plain);
      if (last) reader.end();
      yield cipher.seal({ index, last }, plain);
      index++;
    }
  };
  return { sealed: seal(), content: reader.content };
}

/** The last chunk is sealed as such, so a full one waits until it is known whether more follows. */
async function* inChunks(content: AsyncIterable<Uint8Array>, maximumBytes: number) {
  let bytes = 0;
  let waiting = Buffer.alloc(0);
  for await (const part of content) {
    bytes += part.length;
    if (bytes > maximumBytes) throw new ContentRefused(tooLarge(maximumBytes).rejection);
    waiting = Buffer.concat([waiting, part]);
    while (waiting.length > chunkBytes) {
      yield { plain: waiting.subarray(0, chunkBytes), last: false };
      waiting = waiting.subarray(chunkBytes);
    }
  }
  yield { plain: waiting, last: true };
}

export interface SealedSource {
  /** Names it in an error. */
  readonly id: string;
  /** Bytes [start, end) as they lie. */
  readonly stored: (start: number, end: number) => AsyncIterable<Uint8Array>;
  readonly cipher: FileCipher;
  /** Of the whole plain text. */
  readonly bytes: number;
}

/** Thrown in the middle of a download: what lies there is not what was written. */
export class FileDamaged extends Error {}

/** Decrypts [start, end): only the chunks it touches are read, and each is authenticated before a byte of it leaves. */
export async function* readSealed(source: SealedSource, start: number, end: number): AsyncGenerator<Uint8Array> {
  if (start >= end) return;
  const chunks = openChunks(source, Math.floor(start / chunkBytes), Math.ceil(end / chunkBytes) - 1);
  for await (const { index, plain } of chunks)
    yield plain.subarray(Math.max(0, start - index * chunkBytes), end - index * chunkBytes);
}

/** 64 chunks = 4 MB. */
const chunksPerProgress = 64;

/**
 * The ciphertext as it lies, to be stored elsewhere. Every chunk is opened on the way, in memory only: the digest and
 * the kind are read from what the copy really holds. Throws FileDamaged.
 */
export function copying(source: SealedSource, onProgress?: () => Promise<void>): Sealing {
  const reader = contentReader();
  const last = lastChunk(source.bytes);
  const copy = async function* () {
    for await (const { index, sealed, plain } of openChunks(source, 0, last)) {
      reader.update(plain);
      if (index === last) reader.end();
      yield sealed;
      if (index % chunksPerProgress === chunksPerProgress - 1) await onProgress?.();
    }
  };
  return { sealed: copy(), content: reader.content };
}

const lastChunk = (bytes: number): number => Math.max(0, Math.ceil(bytes / chunkBytes) - 1);

/** Chunks as they lie and what they hold; anything that is not exactly what was written throws. */
async function* openChunks({ id, stored, cipher, bytes }: SealedSource, first: number, until: number) {
  const last = lastChunk(bytes);
  const placeOf = (index: number) => index * (chunkBytes + cipher.overhead);
  const lengthOf = (index: number) => cipher.overhead + (index === last ? bytes - index * chunkBytes : chunkBytes);
  const take = taker(stored(placeOf(first), placeOf(until) + lengthOf(until)));
  try {
    for (let index = first; index <= until; index++) {
      const sealed = await take.next(lengthOf(index));
      const plain = sealed && cipher.open({ index, last: index === last }, sealed);
      if (!plain) throw new FileDamaged(`chunk ${index} of ${id} is damaged`);
      yield { index, sealed, plain };
    }
  } finally {
    await take.stop();
  }
}

/** Takes so many bytes at a time from a stream that comes in pieces of any size; undefined where it ends before. */
function taker(pieces: AsyncIterable<Uint8Array>) {
  const source = pieces[Symbol.asyncIterator]();
  let waiting = Buffer.alloc(0);
  return {
    async next(length: number): Promise<Buffer | undefined> {
      const parts: Uint8Array[] = [waiting];
      let size = waiting.length;
      while (size < length) {
        const piece = await source.next();
        if (piece.done) return undefined;
        parts.push(piece.value);
        size += piece.value.length;
      }
      const whole = parts.length === 1 ? waiting : Buffer.concat(parts);
      waiting = whole.subarray(length);
      return whole.subarray(0, length);
    },
    /** Whoever stops early lets go of the file or the connection. */
    stop: async () => void (await source.return?.()),
  };
}
