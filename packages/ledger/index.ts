/** Entry of `@gov/ledger`: canonical bytes, hash chain, Merkle tree, checkpoints and the verifier. */
export * from './ports.ts';
