import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey, hmacSm3 } from './sm3.ts';

const ivBytes = 16;
const macBytes = 32;

function keysFor(wrappingKey: Uint8Array, purpose: string): { readonly cipher: Uint8Array; readonly mac: Uint8Array } {
  if (wrappingKey.length < 16) throw new Error('a wrapping key has at least 16 bytes');
  const keys = deriveKey(wrappingKey, `gov key wrap\0${purpose}`, 48);
  return { cipher: keys.subarray(0, 16), mac: keys.subarray(16) };
}

/**
 * Wraps a key under another: iv ‖ SM4-CTR ‖ HMAC-SM3, keys derived for `purpose`. The purpose names what the key is
 * for and whose it is (`file-key <agency> <file>`), so a wrapped key put in another's place does not open.
 */
export function wrapKey(wrappingKey: Uint8Array, purpose: string, key: Uint8Array): Uint8Array {
  const keys = keysFor(wrappingKey, purpose);
  const iv = randomBytes(ivBytes);
  const sealed = Buffer.concat([iv, createCipheriv('sm4-ctr', keys.cipher, iv).update(key)]);
  return Buffer.concat([sealed, hmacSm3(keys.mac, sealed)]);
}

/** The key, or undefined when the wrapping key or the purpose is another or the bytes were altered. */
export function unwrapKey(wrappingKey: Uint8Array, purpose: string, wrapped: Uint8Array): Uint8Array | undefined {
  if (wrapped.length < ivBytes + macBytes) return undefined;
  const keys = keysFor(wrappingKey, purpose);
  const body = wrapped.subarray(0, wrapped.length - macBytes);
  if (!timingSafeEqual(hmacSm3(keys.mac, body), wrapped.subarray(body.length))) return undefined;
  return createDecipheriv('sm4-ctr', keys.cipher, body.subarray(0, ivBytes)).update(body.subarray(ivBytes));
}
