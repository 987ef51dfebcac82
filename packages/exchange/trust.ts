import type { AgencyId, Instant, Result } from '@gov/base';
import { ok, reject } from '@gov/base';
import { bytesOfHex, type Hash, hex, type SignatureCheck } from '@gov/ledger';

/** A public key an agency signs with, as the trust list (授信) of the platform names it. */
export interface TrustedKey {
  readonly keyId: string;
  readonly agencyId: AgencyId;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** Half-open: valid from `validFrom`, no longer at `validTo`. */
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
  readonly status: 'ACTIVE' | 'RETIRED' | 'COMPROMISED';
}

/** What a receiver judges by: the keys it trusts and the algorithms. */
export interface Trust {
  readonly key: (keyId: string) => TrustedKey | undefined;
  readonly hash: Hash;
  readonly check: SignatureCheck;
}

/** Canonical bytes as they are stored and sent, their SM3 and the DER signature over them, both lower-case hex. */
export interface SealedBytes {
  readonly bytes: Uint8Array;
  readonly sm3: string;
  readonly signature: string;
}

/** Who claims to have signed, with which key, when. */
export interface Claim {
  readonly keyId: string;
  readonly agencyId: AgencyId;
  readonly at: Instant;
}

/**
 * Checks that the bytes were signed by the claimed agency with a key valid at the claimed instant.
 * Refuses with `exchange.unknown-key`, `exchange.wrong-key-owner`, `exchange.key-not-valid`, `exchange.bad-signature`.
 */
export function checkSignature(
  trust: Trust,
  claim: Claim,
  sealed: Pick<SealedBytes, 'bytes' | 'signature'>,
): Result<TrustedKey> {
  const key = trust.key(claim.keyId);
  if (!key) return reject('exchange.unknown-key', { keyId: claim.keyId });
  if (key.agencyId !== claim.agencyId) return reject('exchange.wrong-key-owner', { keyId: claim.keyId });
  const inTime = key.validFrom <= claim.at && (key.validTo === null || claim.at < key.validTo);
  if (!inTime || key.status === 'COMPROMISED') return reject('exchange.key-not-valid', { keyId: claim.keyId });
  const signature = bytesOfHex(sealed.signature);
  const genuine = signature !== undefined && trust.check(key.publicKey, sealed.bytes, signature);
  return genuine ? ok(key) : reject('exchange.bad-signature', { sm3: hex(trust.hash(sealed.bytes)) });
}
