/** Digest of bytes; the product passes SM3 (GB/T 32905). The packages stay pure: whoever calls brings the algorithm. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/**
 * Whoever holds a private key: a software key, a card or a cryptographic machine (密码机) behind a network.
 * `sign` answers an SM2 signature (GB/T 32918.2 over SM3, distinguishing id 1234567812345678) as DER SEQUENCE(r, s).
 */
export interface Signer {
  readonly keyId: string;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Whether `signature` over `bytes` was made by the key whose SubjectPublicKeyInfo (DER) is `publicKey`. Never throws. */
export type SignatureCheck = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean;
