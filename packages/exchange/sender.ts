import { addMillis, type Instant, ok, type Result, reject } from '@gov/base';
import type { Receipt, ReceiptKind } from './receipt.ts';
import { retryDelayMillis } from './retry.ts';
import type { ReturnReason } from './return-reason.ts';

/**
 * The sender's side of one exchange: a verified copy of what the receiver decided.
 * SEALED → QUEUED ⇄ RETRY_WAIT → DELIVERED → SIGNED → FINISHED, RETURNED from DELIVERED or SIGNED. UNRESOLVED is not
 * an end: nobody knows whether the receiver has it, so a person looks, queues again, or a late receipt settles it.
 */
export type SenderStage =
  | 'SEALED'
  | 'QUEUED'
  | 'RETRY_WAIT'
  | 'UNRESOLVED'
  | 'DELIVERED'
  | 'SIGNED'
  | 'FINISHED'
  | 'RETURNED';

export interface SenderState {
  readonly stage: SenderStage;
  /** Attempts that failed since it was queued. */
  readonly failures: number;
  readonly nextAttemptAt: Instant | null;
  /** Code of the last failure or refusal. */
  readonly problem: string | null;
  readonly deliveredAt: Instant | null;
  readonly signedAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly returnReason: ReturnReason | null;
}

export const sealedState: SenderState = {
  stage: 'SEALED',
  failures: 0,
  nextAttemptAt: null,
  problem: null,
  deliveredAt: null,
  signedAt: null,
  returnedAt: null,
  finishedAt: null,
  returnReason: null,
};

/**
 * `refused`: the receiver answered that it will never take these bytes (wrong addressee, bad signature, altered
 * duplicate); trying again would not help. `failed`: no answer, or one that asks to come again.
 */
export type SenderCommand =
  | { readonly kind: 'queue' }
  | { readonly kind: 'failed'; readonly problem: string }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'receipt'; readonly receipt: Receipt };

export type SenderEvent =
  | { readonly kind: 'Queued'; readonly at: Instant }
  | { readonly kind: 'AttemptFailed'; readonly at: Instant; readonly problem: string; readonly nextAttemptAt: Instant }
  | { readonly kind: 'BecameUnresolved'; readonly at: Instant; readonly problem: string }
  | {
      readonly kind: 'ReceiptTaken';
      readonly receipt: ReceiptKind;
      readonly at: Instant;
      readonly reason: ReturnReason | null;
    };

export interface SenderFacts {
  readonly now: Instant;
  /** From `lastAttemptBefore`. */
  readonly giveUpAt: Instant;
  /** 0 ≤ jitter < 1, drawn by the caller. */
  readonly jitter: number;
}

const underway: ReadonlySet<SenderStage> = new Set(['QUEUED', 'RETRY_WAIT']);

/**
 * What a command means now. An answer that comes late or twice gives no event; a receipt that contradicts an earlier
 * one (`exchange.contradicting-receipt`) is a security event, for an honest receiver signs one end only.
 */
export function decideSender(
  state: SenderState,
  command: SenderCommand,
  facts: SenderFacts,
): Result<readonly SenderEvent[]> {
  switch (command.kind) {
    case 'queue':
      if (state.stage === 'SEALED' || state.stage === 'UNRESOLVED') return ok([{ kind: 'Queued', at: facts.now }]);
      return underway.has(state.stage) ? ok([]) : reject('exchange.already-delivered');
    case 'failed':
      return ok(underway.has(state.stage) ? [afterFailure(state, command.problem, facts)] : []);
    case 'refused':
      if (!underway.has(state.stage)) return ok([]);
      return ok([{ kind: 'BecameUnresolved', at: facts.now, problem: command.problem }]);
    case 'receipt':
      return takeReceipt(state, command.receipt);
  }
}

function afterFailure(state: SenderState, problem: string, facts: SenderFacts): SenderEvent {
  const nextAttemptAt = addMillis(facts.now, retryDelayMillis(state.failures + 1, facts.jitter));
  return nextAttemptAt < facts.giveUpAt
    ? { kind: 'AttemptFailed', at: facts.now, problem, nextAttemptAt }
    : { kind: 'BecameUnresolved', at: facts.now, problem };
}

function takeReceipt(state: SenderState, receipt: Receipt): Result<readonly SenderEvent[]> {
  const taken = receiptInstant(state, receipt.kind);
  if (taken !== null) return taken === receipt.at ? ok([]) : contradiction(receipt);
  const endsDiffer =
    (receipt.kind === 'RETURNED' && state.finishedAt !== null) ||
    (receipt.kind === 'FINISHED' && state.returnedAt !== null);
  if (endsDiffer) return contradiction(receipt);
  return ok([{ kind: 'ReceiptTaken', receipt: receipt.kind, at: receipt.at, reason: receipt.reason }]);
}

const contradiction = (receipt: Receipt) =>
  reject('exchange.contradicting-receipt', { exchangeId: receipt.exchangeId });

function receiptInstant(state: SenderState, kind: ReceiptKind): Instant | null {
  switch (kind) {
    case 'DELIVERED':
      return state.deliveredAt;
    case 'SIGNED_FOR':
      return state.signedAt;
    case 'RETURNED':
      return state.returnedAt;
    case 'FINISHED':
      return state.finishedAt;
  }
}

/** The state after an event. Receipts may arrive in any order; the stage is the farthest one reached. */
export function evolveSender(state: SenderState, event: SenderEvent): SenderState {
  switch (event.kind) {
    case 'Queued':
      return { ...state, stage: 'QUEUED', failures: 0, nextAttemptAt: event.at, problem: null };
    case 'AttemptFailed':
      return {
        ...state,
        stage: 'RETRY_WAIT',
        failures: state.failures + 1,
        nextAttemptAt: event.nextAttemptAt,
        problem: event.problem,
      };
    case 'BecameUnresolved':
      return { ...state, stage: 'UNRESOLVED', nextAttemptAt: null, problem: event.problem };
    case 'ReceiptTaken':
      return withStage(withReceipt(state, event));
  }
}

function withReceipt(state: SenderState, event: Extract<SenderEvent, { kind: 'ReceiptTaken' }>): SenderState {
  const settled = { ...state, nextAttemptAt: null, problem: null };
  switch (event.receipt) {
    case 'DELIVERED':
      return { ...settled, deliveredAt: event.at };
    case 'SIGNED_FOR':
      return { ...settled, signedAt: event.at };
    case 'RETURNED':
      return { ...settled, returnedAt: event.at, returnReason: event.reason };
    case 'FINISHED':
      return { ...settled, finishedAt: event.at };
  }
}

function withStage(state: SenderState): SenderState {
  if (state.returnedAt !== null) return { ...state, stage: 'RETURNED' };
  if (state.finishedAt !== null) return { ...state, stage: 'FINISHED' };
  return { ...state, stage: state.signedAt !== null ? 'SIGNED' : 'DELIVERED' };
}
