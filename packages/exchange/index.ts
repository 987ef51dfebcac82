/** Entry of `@gov/exchange`: sealed envelopes, signed receipts and the state machines of both sides. README: the protocol. */
export type { Hash, SignatureCheck, Signer } from '@gov/ledger';
export * from './envelope.ts';
export * from './receipt.ts';
export * from './return-reason.ts';
export * from './trust.ts';
