import { type AgencyId, type Instant, type JsonValue, ok, type Result, reject } from '@gov/base';
import type { EnvelopePart, VerifiedEnvelope } from './envelope.ts';
import type { ReceiptKind } from './receipt.ts';
import { isReturnReason, type ReturnReason } from './return-reason.ts';
import { holdsHiddenSigns } from './shape.ts';
import type { SealedBytes } from './trust.ts';

/**
 * The receiver's side: its inbox row is the single truth. RECEIVED → SIGNED | RETURNED; after signing for it the
 * office may still return it on first check (初审退文) or report it finished. RETURNED and FINISHED are ends.
 */
export type ReceiverStage = 'RECEIVED' | 'SIGNED' | 'RETURNED' | 'FINISHED';

export interface ReceiverState {
  readonly stage: ReceiverStage;
}

export type ReceiverCommand =
  | { readonly kind: 'sign-for' }
  | { readonly kind: 'return'; readonly reason: ReturnReason }
  | { readonly kind: 'finish'; readonly feedback: string | null };

export type ReceiverEvent =
  | { readonly kind: 'Received' }
  | { readonly kind: 'SignedFor' }
  | { readonly kind: 'Returned'; readonly reason: ReturnReason }
  | { readonly kind: 'Finished'; readonly feedback: string | null };

/** What the inbox already holds under (sender, exchange id), kept as long as the ledger. */
export interface ReceivedBefore {
  readonly envelopeSm3: string;
  /** The stored *delivered* receipt, byte for byte. */
  readonly delivered: SealedBytes;
}

/** `new`: keep it and sign a *delivered* receipt. `again`: change nothing and send these stored bytes. */
export type Acceptance =
  | { readonly kind: 'new'; readonly events: readonly ReceiverEvent[] }
  | { readonly kind: 'again'; readonly receipt: SealedBytes };

/**
 * Whether the receiver takes a verified envelope. A repetition is answered like the first time, also when it comes
 * after the expiry; the same id with other bytes is `exchange.altered-duplicate`, a security event on both sides.
 * Otherwise refuses with `exchange.wrong-addressee`, `exchange.expired`, `exchange.sealed-in-future`, and
 * `exchange.malformed` when hidden signs could make a title or file name read as another one.
 */
export function decideAccept(
  received: VerifiedEnvelope,
  before: ReceivedBefore | undefined,
  facts: { readonly agencyId: AgencyId; readonly now: Instant; readonly latestSealedAt: Instant },
): Result<Acceptance> {
  const { envelope } = received;
  if (envelope.to.agencyId !== facts.agencyId) return reject('exchange.wrong-addressee', { to: envelope.to.name });
  if (before && before.envelopeSm3 !== received.sm3)
    return reject('exchange.altered-duplicate', { exchangeId: envelope.exchangeId });
  if (before) return ok({ kind: 'again', receipt: before.delivered });
  if (envelope.expiresAt <= facts.now) return reject('exchange.expired', { exchangeId: envelope.exchangeId });
  // A sealing time far ahead would let a key be used after its end; the caller allows for clocks that differ.
  if (envelope.sealedAt > facts.latestSealedAt) return reject('exchange.sealed-in-future');
  const texts = envelope as unknown as JsonValue; // reason: an interface has no index signature; all its members are JSON
  if (holdsHiddenSigns(texts)) return reject('exchange.malformed');
  return ok({ kind: 'new', events: [{ kind: 'Received' }] });
}

/** Which of the envelope's files the store does not hold in the promised size and digest: ask the sender for these. */
export const missingParts = (
  parts: readonly EnvelopePart[],
  held: (part: EnvelopePart) => boolean,
): readonly EnvelopePart[] => parts.filter((part) => !held(part));

/** What an act of the receiving office means now. Doing the same again gives no event: the stored receipt stands. */
export function decideReceiver(state: ReceiverState, command: ReceiverCommand): Result<readonly ReceiverEvent[]> {
  switch (command.kind) {
    case 'sign-for':
      if (state.stage === 'RECEIVED') return ok([{ kind: 'SignedFor' }]);
      return state.stage === 'RETURNED' ? reject('exchange.already-returned') : ok([]);
    case 'return':
      if (state.stage === 'RETURNED') return ok([]);
      if (state.stage === 'FINISHED') return reject('exchange.already-finished');
      return isReturnReason(command.reason)
        ? ok([{ kind: 'Returned', reason: command.reason }])
        : reject('exchange.return-reason');
    case 'finish':
      if (state.stage === 'FINISHED') return ok([]);
      if (state.stage === 'RETURNED') return reject('exchange.already-returned');
      return state.stage === 'SIGNED'
        ? ok([{ kind: 'Finished', feedback: command.feedback }])
        : reject('exchange.not-signed-for');
  }
}

const stageAfter: Readonly<Record<ReceiverEvent['kind'], ReceiverStage>> = {
  Received: 'RECEIVED',
  SignedFor: 'SIGNED',
  Returned: 'RETURNED',
  Finished: 'FINISHED',
};

export const evolveReceiver = (_: ReceiverState | undefined, event: ReceiverEvent): ReceiverState => ({
  stage: stageAfter[event.kind],
});

/** The receipt each event is told to the sender with. */
export const receiptKindOf: Readonly<Record<ReceiverEvent['kind'], ReceiptKind>> = {
  Received: 'DELIVERED',
  SignedFor: 'SIGNED_FOR',
  Returned: 'RETURNED',
  Finished: 'FINISHED',
};
