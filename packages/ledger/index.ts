/** Entry of `@gov/ledger`: canonical bytes, hash chain, Merkle tree, checkpoints and the verifier. */
export * from './canonical-json.ts';
export * from './chain.ts';
export * from './checkpoint.ts';
export * from './damage.ts';
export * from './hex.ts';
export * from './merkle.ts';
export * from './ports.ts';
export * from './utf8.ts';
export * from './verifier.ts';
