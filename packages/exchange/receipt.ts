import type { Instant, JsonValue, Result } from '@gov/base';
import { ok, reject } from '@gov/base';
import { type Hash, parseCanonical, type Signer } from '@gov/ledger';
import { maximumEnvelopeBytes, type Party, sealBytes, type VerifiedEnvelope } from './envelope.ts';
import { isReturnReason, type ReturnReason } from './return-reason.ts';
import { count, digest, instant, keyId, oneOf, orNull, record, text, uuid } from './shape.ts';
import { checkSignature, type SealedBytes, type Trust } from './trust.ts';

export const receiptFormat = 'gov-receipt/1';

export const receiptKinds = ['DELIVERED', 'SIGNED_FOR', 'RETURNED', 'FINISHED'] as const;
/** 送达 · 签收 · 退文 · 办结反馈. */
export type ReceiptKind = (typeof receiptKinds)[number];

/** Where the receiver's audit stream stood: two honest agencies pin each other's history. */
export interface LedgerPosition {
  readonly size: number;
  readonly head: string;
}

/** 回执: what the receiving agency states about one envelope, named by id and digest. */
export interface Receipt {
  readonly format: typeof receiptFormat;
  readonly kind: ReceiptKind;
  readonly receiptId: string;
  readonly exchangeId: string;
  readonly envelopeSm3: string;
  /** The agency that received the envelope and signs this. */
  readonly from: Party;
  /** The agency that sent the envelope. */
  readonly to: Party;
  readonly at: Instant;
  /** In which role somebody acted, in words (`办公室文书`), never who. `DELIVERED` is by the system. */
  readonly by: string;
  /** For `RETURNED` only. */
  readonly reason: ReturnReason | null;
  /** What the receiver chose to tell at the end; for `FINISHED` only. */
  readonly feedback: string | null;
  readonly ledger: LedgerPosition | null;
  readonly keyId: string;
}

const party = record({ agencyId: uuid, code: text(1, 64), name: text(1, 100) });

const receiptShape = record({
  format: oneOf(receiptFormat),
  kind: oneOf(...receiptKinds),
  receiptId: uuid,
  exchangeId: uuid,
  envelopeSm3: digest,
  from: party,
  to: party,
  at: instant,
  by: text(1, 100),
  reason: orNull(record({ code: text(1, 8), text: text(0, 200) })),
  feedback: orNull(text(0, 2000)),
  ledger: orNull(record({ size: count, head: digest })),
  keyId,
});

/** The parts that only some kinds carry, and must. */
function membersFitKind(receipt: Receipt): boolean {
  const reasonFits = receipt.kind === 'RETURNED' ? isReturnReason(receipt.reason) : receipt.reason === null;
  return reasonFits && (receipt.kind === 'FINISHED' || receipt.feedback === null);
}

/** What the receiver adds to the envelope to make a receipt of it. */
export interface ReceiptContent {
  readonly kind: ReceiptKind;
  readonly receiptId: string;
  readonly at: Instant;
  readonly by: string;
  readonly reason?: ReturnReason;
  readonly feedback?: string;
  readonly ledger?: LedgerPosition;
}

/** Seals a receipt for a received envelope with the receiver's key. Store the result verbatim: a duplicate gets it again. */
export async function sealReceipt(
  hash: Hash,
  signer: Signer,
  received: VerifiedEnvelope,
  content: ReceiptContent,
): Promise<Result<SealedBytes & { readonly receipt: Receipt }>> {
  const receipt: Receipt = {
    format: receiptFormat,
    kind: content.kind,
    receiptId: content.receiptId,
    exchangeId: received.envelope.exchangeId,
    envelopeSm3: received.sm3,
    from: received.envelope.to,
    to: received.envelope.from,
    at: content.at,
    by: content.by,
    reason: content.reason ?? null,
    feedback: content.feedback ?? null,
    ledger: content.ledger ?? null,
    keyId: signer.keyId,
  };
  const value = receipt as unknown as JsonValue; // reason: an interface has no index signature; all its members are JSON
  if (!receiptShape(value) || !membersFitKind(receipt)) return reject('exchange.malformed-receipt');
  return ok({ ...(await sealBytes(hash, signer, value)), receipt });
}

/** The receipt in canonical bytes, not yet believed. */
export function readReceipt(bytes: Uint8Array): Result<Receipt> {
  const value = bytes.length > maximumEnvelopeBytes ? undefined : parseCanonical(bytes);
  if (value === undefined || !receiptShape(value)) return reject('exchange.malformed-receipt');
  const receipt = value as unknown as Receipt; // reason: the shape was checked member by member
  return membersFitKind(receipt) ? ok(receipt) : reject('exchange.malformed-receipt');
}

const sameParty = (a: Party, b: Party): boolean => a.agencyId === b.agencyId && a.code === b.code && a.name === b.name;

/**
 * Believes a receipt about an envelope we sent: signed by the addressee's own key, naming exactly these bytes.
 * Refuses with `exchange.malformed-receipt`, `exchange.receipt-for-other` or a code of `checkSignature`.
 */
export function verifyReceipt(
  bytes: Uint8Array,
  signature: string,
  trust: Trust,
  sent: VerifiedEnvelope,
): Result<Receipt> {
  const read = readReceipt(bytes);
  if (!read.ok) return read;
  const receipt = read.value;
  const aboutThis =
    receipt.exchangeId === sent.envelope.exchangeId &&
    receipt.envelopeSm3 === sent.sm3 &&
    sameParty(receipt.from, sent.envelope.to) &&
    sameParty(receipt.to, sent.envelope.from);
  if (!aboutThis) return reject('exchange.receipt-for-other', { exchangeId: receipt.exchangeId });
  const claim = { keyId: receipt.keyId, agencyId: receipt.from.agencyId, at: receipt.at };
  const signed = checkSignature(trust, claim, { bytes, signature });
  return signed.ok ? ok(receipt) : signed;
}
