import { type AgencyId, ok, type Result, reject } from '@gov/base';
import { decideSender, evolveSender, lastAttemptBefore, readEnvelope, type SenderCommand } from '@gov/exchange';
import type { Courier, UseCaseContext } from '#platform/server/components/component-server.ts';
import { type Answer, type EnvelopeParcel, readAnswer, sealedText } from '../../rules/parcel.ts';
import { acceptAcceptor, offerAcceptor, sendKind } from '../kinds.ts';
import { tellSenders } from '../tell-holders.ts';
import { listDispatchFiles, lockDelivery, senderStateOf, updateDelivery } from './store.ts';
import { takeReceipt } from './take-receipt.ts';

interface Sending {
  readonly toAgencyId: AgencyId;
  readonly parcel: EnvelopeParcel;
}

/**
 * Brings one envelope to its receiver: first the sealed bytes alone, then, where they are wanted, the files beside
 * them. Twice = the receiver answers with the receipt it stored. Every attempt sends the same bytes.
 */
export async function sendEnvelope(courier: Courier, exchangeId: string): Promise<Result<unknown>> {
  const read = await courier.own((context) => readSending(context, exchangeId));
  if (!read.ok) return read;
  const sending = read.value;
  if (!sending) return ok(undefined);
  const answer = await bring(courier, sending);
  return courier.own((context) => takeAnswer(context, exchangeId, answer));
}

/** Undefined where nothing is to be sent any more: it was delivered, or a person has to look first. */
async function readSending(context: UseCaseContext, exchangeId: string): Promise<Result<Sending | undefined>> {
  const { tx } = context;
  const row = await tx.first(lockDelivery(tx.agencyId, exchangeId));
  if (!row || (row.stage !== 'QUEUED' && row.stage !== 'RETRY_WAIT')) return ok(undefined);
  const files = await tx.all(listDispatchFiles(tx.agencyId, row.dispatchId));
  const sealed = sealedText({ bytes: row.envelope, signature: row.signature });
  return ok({ toAgencyId: row.toAgencyId, parcel: { ...sealed, fileIds: files.map(({ fileId }) => fileId) } });
}

/** Undefined: no answer; a broken machine on the other side is no reason to lose the way. */
async function bring(courier: Courier, { toAgencyId, parcel }: Sending): Promise<Answer | undefined> {
  try {
    const offered = await handOver(courier, toAgencyId, offerAcceptor, parcel);
    return offered?.answer === 'wanted' ? await handOver(courier, toAgencyId, acceptAcceptor, parcel) : offered;
  } catch {
    return undefined;
  }
}

async function handOver(courier: Courier, to: AgencyId, acceptor: string, parcel: EnvelopeParcel) {
  const handed = await courier.hand(to, acceptor, { ...parcel });
  return handed.ok ? readAnswer(handed.value) : undefined;
}

async function takeAnswer(
  context: UseCaseContext,
  exchangeId: string,
  answer: Answer | undefined,
): Promise<Result<unknown>> {
  if (answer?.answer === 'refused') return noteProblem(context, exchangeId, { kind: 'refused', problem: answer.code });
  if (answer?.answer !== 'receipt')
    return noteProblem(context, exchangeId, { kind: 'failed', problem: 'exchange.no-answer' });
  const taken = await takeReceipt(context, exchangeId, answer);
  // A receipt that proves nothing is like none: the receiver may have it, so a person looks when patience is over.
  return taken.ok ? taken : noteProblem(context, exchangeId, { kind: 'failed', problem: taken.rejection.code });
}

async function noteProblem(
  context: UseCaseContext,
  exchangeId: string,
  command: Extract<SenderCommand, { readonly problem: string }>,
): Promise<Result<unknown>> {
  const { tx, now } = context;
  const row = await tx.first(lockDelivery(tx.agencyId, exchangeId));
  const envelope = row && readEnvelope(row.envelope);
  if (!row || !envelope?.ok) return reject('exchange.not-found');
  const facts = { now, giveUpAt: lastAttemptBefore(envelope.value), jitter: jitterOf(exchangeId, row.failures) };
  const decided = decideSender(senderStateOf(row), command, facts);
  if (!decided.ok) return decided;
  const state = decided.value.reduce(evolveSender, senderStateOf(row));
  tx.write(updateDelivery(tx.agencyId, exchangeId, state));
  tellSenders(context);
  if (state.nextAttemptAt) context.wakeUp(sendKind, exchangeId, state.nextAttemptAt);
  context.audit({
    event: 'exchange.delivery-problem',
    objectKind: 'delivery',
    objectId: exchangeId,
    details: { problem: command.problem, failures: state.failures, stage: state.stage },
  });
  return ok(undefined);
}

/** Spreads senders without chance: the ids are spread already. */
const jitterOf = (exchangeId: string, failures: number): number =>
  ((Number.parseInt(exchangeId.slice(-8), 16) * (failures + 1)) % 1000) / 1000;
