import { type AgencyId, ok, type Result, reject } from '@gov/base';
import type { Courier, UseCaseContext } from '#platform/server/components/component-server.ts';
import { readAnswer, type SealedText, sealedText } from '../../rules/parcel.ts';
import { receiptAcceptor } from '../kinds.ts';
import { findInboxDocument, findInboxReceipt } from './store.ts';

interface ReceiptOut {
  readonly toAgencyId: AgencyId;
  readonly sealed: SealedText;
}

/**
 * Brings a stored receipt back to the sender. Twice = the sender has it already. A refused receipt stays in the
 * sender's audit; no answer leaves the wake-up to the relay, which comes again.
 */
export async function returnReceipt(courier: Courier, key: string): Promise<Result<unknown>> {
  const [exchangeId = '', kind = ''] = key.split('/');
  const read = await courier.own((context) => readReceiptOut(context, exchangeId, kind));
  if (!read.ok) return read;
  const { toAgencyId, sealed } = read.value;
  const handed = await courier.hand(toAgencyId, receiptAcceptor, { ...sealed, exchangeId });
  if (!handed.ok) return handed;
  return readAnswer(handed.value) ? ok(undefined) : reject('exchange.no-answer');
}

async function readReceiptOut({ tx }: UseCaseContext, exchangeId: string, kind: string): Promise<Result<ReceiptOut>> {
  const row = await tx.first(findInboxDocument(tx.agencyId, exchangeId));
  const receipt = await tx.first(findInboxReceipt(tx.agencyId, exchangeId, kind));
  if (!row || !receipt) return reject('exchange.not-found');
  return ok({ toAgencyId: row.fromAgencyId, sealed: sealedText(receipt) });
}
