/** Entry of `@gov/gm`: SM2, SM3, SM4 (国密) over the machine's OpenSSL; the only package with a node builtin. */
export type { Signer } from '@gov/ledger';
export * from './der.ts';
export * from './file-cipher.ts';
export * from './key-wrap.ts';
export * from './self-test.ts';
export * from './sm2.ts';
export * from './sm3.ts';
