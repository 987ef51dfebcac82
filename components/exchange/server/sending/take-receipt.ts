import { type Instant, ok, type Result, reject } from '@gov/base';
import {
  decideSender,
  evolveSender,
  lastAttemptBefore,
  type Receipt,
  readEnvelope,
  type VerifiedEnvelope,
  verifyReceipt,
} from '@gov/exchange';
import { sm3Hex } from '@gov/gm';
import { mattersService } from '#components/matters/contract.ts';
import type { Parcel, UseCaseContext } from '#platform/server/components/component-server.ts';
import { type Answer, bytesOf, readSealedText, type SealedText } from '../../rules/parcel.ts';
import { returnReasonWords } from '../../rules/reason-words.ts';
import { trustIn } from '../keys/trust.ts';
import { tellSenders } from '../tell-holders.ts';
import { type DeliveryRow, insertDeliveryReceipt, lockDelivery, senderStateOf, updateDelivery } from './store.ts';

/** What was sealed and stored here: our own bytes need no second check of the signature. */
export function sentEnvelope(row: Pick<DeliveryRow, 'envelope' | 'sm3'>): VerifiedEnvelope {
  const read = readEnvelope(row.envelope);
  if (!read.ok) throw new Error('a stored envelope that cannot be read');
  return { envelope: read.value, sm3: row.sm3 };
}

/** Believes a receipt or refuses it; a believed one is stored byte for byte and moves the delivery on. Twice = once. */
export async function takeReceipt(
  context: UseCaseContext,
  exchangeId: string,
  sealed: SealedText,
): Promise<Result<unknown>> {
  const { tx, now } = context;
  const row = await tx.first(lockDelivery(tx.agencyId, exchangeId));
  if (!row) return reject('exchange.not-found');
  const bytes = bytesOf(sealed);
  const sent = sentEnvelope(row);
  const verified = verifyReceipt(bytes, sealed.signature, await trustIn(context, [row.toAgencyId]), sent);
  if (!verified.ok) return verified;
  const receipt = verified.value;
  const state = senderStateOf(row);
  const facts = { now, giveUpAt: lastAttemptBefore(sent.envelope), jitter: 0 };
  const decided = decideSender(state, { kind: 'receipt', receipt }, facts);
  if (!decided.ok) return decided;
  if (decided.value.length === 0) return ok(undefined);
  tx.write(updateDelivery(tx.agencyId, exchangeId, decided.value.reduce(evolveSender, state)));
  const stored = { bytes, sm3: sm3Hex(bytes), signature: sealed.signature, receivedAt: now };
  tx.write(insertDeliveryReceipt(tx.agencyId, exchangeId, receipt.kind, stored));
  noteReceipt(context, row, receipt);
  tellSenders(context);
  const told = await tellWaitingStep(context, row, receipt);
  if (!told.ok) return told;
  return receipt.kind === 'RETURNED' ? giveToRead(context, row, receipt) : ok(undefined);
}

const traceWords: Readonly<Record<Receipt['kind'], string | undefined>> = {
  DELIVERED: undefined,
  SIGNED_FOR: '已签收',
  RETURNED: '退回',
  FINISHED: '已办结',
};

function noteReceipt(context: UseCaseContext, row: DeliveryRow, receipt: Receipt): void {
  const words = traceWords[receipt.kind];
  const reason = returnReasonWords(receipt.reason);
  if (words) {
    const note = { act: `${row.toName}${words}`, ...(reason ? { detail: reason } : {}) };
    context.ask(mattersService).traceNote(row.matterId, note);
  }
  context.audit({
    event: 'exchange.receipt-taken',
    objectKind: 'delivery',
    objectId: row.exchangeId,
    details: { kind: receipt.kind, envelope: row.sm3, lateMillis: lateness(receipt.at, context.now) },
  });
}

/** A step of the sending matter may wait for just this: `signed-for`, `returned`, `finished` in its process. */
function tellWaitingStep(context: UseCaseContext, row: DeliveryRow, { kind }: Receipt): Promise<Result<void>> {
  const words = traceWords[kind];
  if (!words) return Promise.resolve(ok(undefined));
  return context.ask(mattersService).deliver(row.matterId, {
    event: kind.toLowerCase().replace('_', '-'),
    key: `${row.exchangeId} ${kind}`,
    words: `${row.toName}${words}`,
  });
}

/** 退文: drafter and sending clerk find it in 待阅, with the reason. */
function giveToRead(context: UseCaseContext, row: DeliveryRow, { reason }: Receipt): Promise<Result<void>> {
  const why = returnReasonWords(reason);
  return context.ask(mattersService).tell(row.matterId, {
    persons: row.sentBy ? [row.sentBy] : [],
    reason: why ? `${row.toName}退回：${why}` : `${row.toName}退回`,
  });
}

const lateness = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);

/** Acceptor: a receiver's courier brings 签收, 退文 or 办结. What cannot be believed is refused and audited. */
export async function acceptReceipt(context: UseCaseContext, parcel: Parcel): Promise<Result<Answer>> {
  const sealed = readSealedText(parcel.content);
  const exchangeId = parcel.content['exchangeId'];
  if (!sealed || typeof exchangeId !== 'string') return ok({ answer: 'refused', code: 'exchange.malformed-receipt' });
  const taken = await takeReceipt(context, exchangeId, sealed);
  if (taken.ok) return ok({ answer: 'taken' });
  context.audit({
    event: 'exchange.receipt-refused',
    objectKind: 'delivery',
    objectId: exchangeId,
    details: { problem: taken.rejection.code, from: parcel.fromAgencyId },
  });
  return ok({ answer: 'refused', code: taken.rejection.code });
}
