import { hex } from '@gov/ledger';
import { type EnvelopePart, type VerifiedEnvelope, verifyEnvelope } from './envelope.ts';
import { type Receipt, verifyReceipt } from './receipt.ts';
import { decideSender, evolveSender, type SenderStage, type SenderState, sealedState } from './sender.ts';
import type { Trust } from './trust.ts';

/** Everything kept of one exchange, as it is exported for a third party. */
export interface Bundle {
  readonly envelope: { readonly bytes: Uint8Array; readonly signature: string };
  readonly parts: readonly Uint8Array[];
  readonly receipts: readonly { readonly bytes: Uint8Array; readonly signature: string }[];
}

/** One thing that was looked at; `problem` is a rejection code, null when it is in order. */
export interface BundleFinding {
  readonly subject: 'envelope' | 'part' | 'receipt';
  /** Place in the bundle, from 0. */
  readonly index: number;
  readonly problem: string | null;
}

export interface BundleReport {
  /** Everything in order: any single altered bit makes this false. */
  readonly sound: boolean;
  readonly findings: readonly BundleFinding[];
  readonly envelope: VerifiedEnvelope | null;
  readonly receipts: readonly Receipt[];
  /** How far the exchange got by the receipts that hold. */
  readonly stage: SenderStage | null;
}

/** Judges a bundle with nothing but the trust list: who signed what, whether the files are those, how it ended. */
export function verifyBundle(bundle: Bundle, trust: Trust): BundleReport {
  const opened = verifyEnvelope(bundle.envelope.bytes, bundle.envelope.signature, trust);
  if (!opened.ok) {
    const findings: BundleFinding[] = [{ subject: 'envelope', index: 0, problem: opened.rejection.code }];
    return { sound: false, findings, envelope: null, receipts: [], stage: null };
  }
  const parts = partFindings(opened.value.envelope.parts, bundle.parts, trust);
  const receipts = receiptFindings(bundle, trust, opened.value);
  const findings: BundleFinding[] = [{ subject: 'envelope', index: 0, problem: null }, ...parts, ...receipts.findings];
  return {
    sound: findings.every((finding) => finding.problem === null),
    findings,
    envelope: opened.value,
    receipts: receipts.receipts,
    stage: receipts.state.stage,
  };
}

function partFindings(
  promised: readonly EnvelopePart[],
  given: readonly Uint8Array[],
  trust: Trust,
): readonly BundleFinding[] {
  const places = Math.max(promised.length, given.length);
  return Array.from({ length: places }, (_, index): BundleFinding => {
    const part = promised[index];
    const bytes = given[index];
    const same = part && bytes && part.bytes === bytes.length && part.sm3 === hex(trust.hash(bytes));
    return { subject: 'part', index, problem: same ? null : bytes ? 'exchange.altered-part' : 'exchange.missing-part' };
  });
}

function receiptFindings(bundle: Bundle, trust: Trust, sent: VerifiedEnvelope) {
  const findings: BundleFinding[] = [];
  const receipts: Receipt[] = [];
  let state: SenderState = sealedState;
  for (const [index, stored] of bundle.receipts.entries()) {
    const read = verifyReceipt(stored.bytes, stored.signature, trust, sent);
    const facts = { now: sent.envelope.sealedAt, giveUpAt: sent.envelope.expiresAt, jitter: 0 };
    const decided = read.ok ? decideSender(state, { kind: 'receipt', receipt: read.value }, facts) : read;
    findings.push({ subject: 'receipt', index, problem: decided.ok ? null : decided.rejection.code });
    if (!read.ok || !decided.ok) continue;
    receipts.push(read.value);
    state = decided.value.reduce(evolveSender, state);
  }
  return { findings, receipts, state };
}
