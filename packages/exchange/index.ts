/** Entry of `@gov/exchange`: sealed envelopes, signed receipts and the state machines of both sides. README: the protocol. */
export type { Hash, SignatureCheck, Signer } from '@gov/ledger';
export * from './bundle.ts';
export * from './envelope.ts';
export * from './receipt.ts';
export * from './receiver.ts';
export * from './retry.ts';
export * from './return-reason.ts';
export * from './sender.ts';
export * from './trust.ts';
