import { createHash, createHmac, hash, hkdfSync } from 'node:crypto';

/** SM3 digest (GB/T 32905), 32 bytes. */
export function sm3(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sm3', bytes, 'buffer'));
}

/** SM3 as lower-case hex. */
export const sm3Hex = (bytes: Uint8Array): string => hash('sm3', bytes, 'hex');

/** SM3 of a stream: feed with `update`, read once with `hex`. */
export interface Sm3Stream {
  update(bytes: Uint8Array): void;
  hex(): string;
}

export function sm3Stream(): Sm3Stream {
  const hash = createHash('sm3');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
}

/** HMAC-SM3 over the parts one after the other; callers make the boundaries of the parts unambiguous. */
export function hmacSm3(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const mac = createHmac('sm3', key);
  for (const part of parts) mac.update(part);
  return new Uint8Array(mac.digest());
}

/** HKDF (RFC 5869) with SM3: `length` bytes for one purpose from a uniformly random key. */
export const deriveKey = (key: Uint8Array, purpose: string, length: number): Uint8Array =>
  new Uint8Array(hkdfSync('sm3', key, new Uint8Array(0), purpose, length));
