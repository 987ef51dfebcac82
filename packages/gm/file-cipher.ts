import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey, hmacSm3 } from './sm3.ts';

/** Stored beside every file, so that old files stay readable when the setting changes. */
export type ChunkAlgorithm = 'SM4-CTR+HMAC-SM3' | 'AES-256-GCM';

/** Which chunk of a file. `last` is sealed in, so a file cut at a chunk boundary is noticed. */
export interface ChunkPlace {
  readonly index: number;
  readonly last: boolean;
}

/** Seals and opens the chunks of one file. A sealed chunk is `overhead` bytes longer than its plain text. */
export interface FileCipher {
  readonly overhead: number;
  seal(place: ChunkPlace, plain: Uint8Array): Uint8Array;
  /** undefined when the chunk was altered, moved, cut, or belongs to another file or key. */
  open(place: ChunkPlace, sealed: Uint8Array): Uint8Array | undefined;
}

/** A fresh random file key. */
export const newFileKey = (): Uint8Array => new Uint8Array(randomBytes(32));

/** A cipher for one file; `fileId` is bound into every chunk, so chunks cannot be moved between files. */
export function fileCipher(algorithm: ChunkAlgorithm, fileKey: Uint8Array, fileId: string): FileCipher {
  if (fileKey.length !== 32) throw new Error('a file key has 32 bytes');
  return algorithm === 'AES-256-GCM' ? aesGcm(fileKey, fileId) : sm4Ctr(fileKey, fileId);
}

/** What is authenticated beside the bytes: algorithm, file, index, last, length; each of fixed length or last. */
function boundPlace(algorithm: ChunkAlgorithm, fileId: string, place: ChunkPlace, length: number): Buffer {
  const fixed = Buffer.alloc(13);
  fixed.writeUIntBE(place.index, 0, 6);
  fixed.writeUInt8(place.last ? 1 : 0, 6);
  fixed.writeUIntBE(length, 7, 6);
  return Buffer.concat([fixed, Buffer.from(`${algorithm}\0${fileId}\0`, 'utf8')]);
}

const sm4IvBytes = 16;
const sm4MacBytes = 32;

/** iv ‖ SM4-CTR ‖ HMAC-SM3(place ‖ iv ‖ cipher text): encrypt, then authenticate. */
function sm4Ctr(fileKey: Uint8Array, fileId: string): FileCipher {
  const keys = deriveKey(fileKey, 'gov file SM4-CTR+HMAC-SM3', 48);
  const cipherKey = keys.subarray(0, 16);
  const macKey = keys.subarray(16);
  const mac = (place: ChunkPlace, sealed: Uint8Array): Uint8Array =>
    hmacSm3(macKey, boundPlace('SM4-CTR+HMAC-SM3', fileId, place, sealed.length - sm4IvBytes), sealed);
  return {
    overhead: sm4IvBytes + sm4MacBytes,
    seal: (place, plain) => {
      const iv = randomBytes(sm4IvBytes);
      const sealed = Buffer.concat([iv, createCipheriv('sm4-ctr', cipherKey, iv).update(plain)]);
      return Buffer.concat([sealed, mac(place, sealed)]);
    },
    open: (place, sealed) => {
      if (sealed.length < sm4IvBytes + sm4MacBytes) return undefined;
      const body = sealed.subarray(0, sealed.length - sm4MacBytes);
      if (!timingSafeEqual(mac(place, body), sealed.subarray(sealed.length - sm4MacBytes))) return undefined;
      const iv = body.subarray(0, sm4IvBytes);
      return createDecipheriv('sm4-ctr', cipherKey, iv).update(body.subarray(sm4IvBytes));
    },
  };
}

const gcmIvBytes = 12;
const gcmTagBytes = 16;

/** iv ‖ AES-256-GCM ‖ tag, the place as additional data. */
function aesGcm(fileKey: Uint8Array, fileId: string): FileCipher {
  const key = deriveKey(fileKey, 'gov file AES-256-GCM', 32);
  const place = (at: ChunkPlace, length: number): Buffer => boundPlace('AES-256-GCM', fileId, at, length);
  return {
    overhead: gcmIvBytes + gcmTagBytes,
    seal: (at, plain) => {
      const iv = randomBytes(gcmIvBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(place(at, plain.length));
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open: (at, sealed) => {
      const length = sealed.length - gcmIvBytes - gcmTagBytes;
      if (length < 0) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, gcmIvBytes), {
        authTagLength: gcmTagBytes,
      })
        .setAAD(place(at, length))
        .setAuthTag(sealed.subarray(gcmIvBytes + length));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(gcmIvBytes, gcmIvBytes + length)), decipher.final()]);
      } catch {
        return undefined; // the tag does not fit
      }
    },
  };
}
