import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import type { Signer } from '@gov/ledger';
import { readSignature } from './der.ts';
import { sm3, sm3Hex } from './sm3.ts';

/** A key pair as bytes: PKCS#8 and SubjectPublicKeyInfo, both DER. Store the private part only wrapped. */
export interface Sm2KeyPair {
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** The distinguishing identifier everybody uses (GM/T 0009-2012 clause 10); its length in bits goes before it. */
const distinguishingId = new TextEncoder().encode('1234567812345678');

/** a, b, Gx, Gy of the recommended curve (GB/T 32918.5). */
const curve = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
);

/** SEQUENCE { ecPublicKey, 1.2.156.10197.1.301 }, BIT STRING of an uncompressed point: always these 27 bytes. */
const publicKeyPrefix = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d03420004', 'hex');
const publicKeyBytes = 91;

/**
 * A fresh key pair. Bytes leave, never the object that generation returned: signing with that object would
 * silently be ECDSA on the SM2 curve, which only this process would accept.
 */
export function generateSm2KeyPair(): Sm2KeyPair {
  const generated = generateKeyPairSync('ec', { namedCurve: 'SM2' });
  const privateKey = new Uint8Array(generated.privateKey.export({ type: 'pkcs8', format: 'der' }));
  return { privateKey, publicKey: publicKeyOf(privateKey) };
}

const importPrivate = (pkcs8: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });

const isPublicKey = (spki: Uint8Array): boolean =>
  spki.length === publicKeyBytes && publicKeyPrefix.equals(spki.subarray(0, publicKeyPrefix.length));

/** The public key (SubjectPublicKeyInfo, DER) that belongs to a private key; throws when it is not an SM2 key. */
export function publicKeyOf(privateKey: Uint8Array): Uint8Array {
  const spki = new Uint8Array(createPublicKey(importPrivate(privateKey)).export({ type: 'spki', format: 'der' }));
  if (!isPublicKey(spki)) throw new Error('not a private key on the SM2 curve');
  return spki;
}

/** Name of a key: the first 32 hex digits of SM3 over its SubjectPublicKeyInfo. */
export const keyIdOf = (publicKey: Uint8Array): string => sm3Hex(publicKey).slice(0, 32);

/** Z = SM3(ENTL ‖ ID ‖ a ‖ b ‖ Gx ‖ Gy ‖ xA ‖ yA), GB/T 32918.2 clause 5.5. */
export function identityDigest(publicKey: Uint8Array): Uint8Array {
  const point = publicKey.subarray(publicKey.length - 64);
  const idBits = Uint8Array.of(0, distinguishingId.length * 8);
  return sm3(Buffer.concat([idBits, distinguishingId, curve, point]));
}

interface OpenedPublicKey {
  readonly key: KeyObject;
  readonly z: Uint8Array;
}

const opened = new Map<string, OpenedPublicKey>();
const openedLimit = 2000;

function openPublicKey(spki: Uint8Array): OpenedPublicKey | undefined {
  if (!isPublicKey(spki)) return undefined;
  const name = Buffer.from(spki).toString('latin1');
  const known = opened.get(name);
  if (known) return known;
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    if (opened.size >= openedLimit) opened.clear();
    const entry = { key, z: identityDigest(spki) };
    opened.set(name, entry);
    return entry;
  } catch {
    return undefined; // the point is not on the curve
  }
}

/** A signer that keeps an opened software key; `sign` answers DER SEQUENCE(r, s). */
export function softwareSigner(privateKey: Uint8Array): Signer {
  const publicKey = publicKeyOf(privateKey);
  const key = importPrivate(privateKey);
  const z = identityDigest(publicKey);
  return {
    keyId: keyIdOf(publicKey),
    sign: async (bytes) => new Uint8Array(createSign('sm3').update(z).update(bytes).sign(key)),
  };
}

/** Signs once; whoever signs often keeps a `softwareSigner`. */
export const sign = (privateKey: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> =>
  softwareSigner(privateKey).sign(bytes);

/** True when `signature` (strict DER) over `bytes` was made with the private key of `publicKey`. Never throws. */
export function verify(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  const open = openPublicKey(publicKey);
  if (!open || !readSignature(signature)) return false;
  return createVerify('sm3').update(open.z).update(bytes).verify(open.key, signature);
}

/** PEM of a SubjectPublicKeyInfo, as stock tools read it. */
export function publicKeyPem(publicKey: Uint8Array): string {
  const lines =
    Buffer.from(publicKey)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
}
