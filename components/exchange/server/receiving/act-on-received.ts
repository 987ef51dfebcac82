import { type MatterId, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import {
  decideReceiver,
  evolveReceiver,
  type ReceiptKind,
  type ReceiverCommand,
  type ReceiverEvent,
  type ReturnReason,
  readEnvelope,
  receiptKindOf,
  type VerifiedEnvelope,
} from '@gov/exchange';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { incomingDocuments, type routes } from '../../contract.ts';
import { returnReasonWords } from '../../rules/reason-words.ts';
import { returnReceiptKind } from '../kinds.ts';
import { tellReceivers } from '../tell-holders.ts';
import { makeReceipt, roleOf } from './make-receipt.ts';
import {
  type InboxDocumentRow,
  listInboxFiles,
  lockInboxDocument,
  moveInboxDocument,
  setInboxMatter,
} from './store.ts';

type Routes = typeof routes;

/** What was verified when it arrived and stored byte for byte. */
export function receivedEnvelope(row: Pick<InboxDocumentRow, 'envelope' | 'sm3'>): VerifiedEnvelope {
  const read = readEnvelope(row.envelope);
  if (!read.ok) throw new Error('a stored envelope that cannot be read');
  return { envelope: read.value, sm3: row.sm3 };
}

/** 签收: the receipt goes back, and the document is registered (登记) in the same transaction. Twice = the stored receipt stands. */
export async function signFor(
  context: UseCaseContext,
  input: InputOf<Routes['signFor']>,
): Promise<Result<ReplyOf<Routes['signFor']>>> {
  const { exchangeId } = input.params;
  const row = await context.tx.first(lockInboxDocument(context.tx.agencyId, exchangeId));
  if (!row) return reject('exchange.not-found');
  const acted = await act(context, row, { kind: 'sign-for' });
  if (!acted.ok) return acted;
  const registered = acted.value ? await register(context, row) : ok(row.matterId ?? undefined);
  if (!registered.ok) return registered;
  const matterId = registered.value;
  context.audit({ event: 'exchange.signed-for', objectKind: 'inbox-document', objectId: exchangeId });
  const said = matterId ? '已签收，已登记为收文' : '已签收';
  return ok({ done: true as const, said, ...(matterId ? { matterId } : {}) });
}

/** Nobody registers documents in this agency (the component is not there): it stays signed for. */
async function register(context: UseCaseContext, row: InboxDocumentRow) {
  const incoming = context.extension(incomingDocuments, 'gongwen')?.(context);
  if (!incoming) return ok(undefined);
  const { tx } = context;
  const { from, document } = receivedEnvelope(row).envelope;
  const files = await tx.all(listInboxFiles(tx.agencyId, row.exchangeId));
  const registered = await incoming.register({ exchangeId: row.exchangeId, from, document, files });
  if (!registered.ok) return registered;
  tx.write(setInboxMatter(tx.agencyId, row.exchangeId, registered.value.matterId));
  return ok(registered.value.matterId);
}

/** 退文: with a reason of the dictionary, to the sender. Twice = the stored receipt stands. */
export async function returnReceived(
  context: UseCaseContext,
  input: InputOf<Routes['returnReceived']>,
): Promise<Result<ReplyOf<Routes['returnReceived']>>> {
  const { exchangeId } = input.params;
  const { reasonCode, text, stage } = input.body;
  const row = await context.tx.first(lockInboxDocument(context.tx.agencyId, exchangeId));
  if (!row) return reject('exchange.not-found');
  if (row.stage === 'SIGNED' && stage === 'RECEIVED') return reject('exchange.changed-meanwhile');
  const reason = { code: reasonCode, text: text.trim() };
  const acted = await act(context, row, { kind: 'return', reason });
  if (!acted.ok) return acted;
  const ended =
    acted.value && row.matterId ? await endMatter(context, row.matterId, { from: row.from, reason }) : ok(undefined);
  if (!ended.ok) return ended;
  context.audit({
    event: 'exchange.returned',
    objectKind: 'inbox-document',
    objectId: exchangeId,
    details: { reason: reasonCode },
  });
  return ok({ done: true as const, said: `已退回给${row.from}` });
}

/** What went back is not handled any more: nobody keeps a task, and the trace says why. */
async function endMatter(
  context: UseCaseContext,
  matterId: MatterId,
  { from, reason }: { readonly from: string; readonly reason: ReturnReason },
): Promise<Result<void>> {
  const detail = returnReasonWords(reason) ?? '';
  context.ask(mattersService).traceNote(matterId, { act: `退回给${from}`, detail });
  const incoming = context.extension(incomingDocuments, 'gongwen')?.(context);
  return incoming ? incoming.returned(matterId, `退回给${from}：${detail}`) : ok(undefined);
}

/** 办结: told to the sender when the handling of the document has ended. Unknown or not signed for = nothing to tell. */
export async function finishReceived(context: UseCaseContext, exchangeId: string): Promise<Result<void>> {
  const row = await context.tx.first(lockInboxDocument(context.tx.agencyId, exchangeId));
  if (row?.stage !== 'SIGNED') return ok(undefined);
  const acted = await act(context, row, { kind: 'finish', feedback: null });
  if (!acted.ok) return acted;
  context.audit({ event: 'exchange.finished', objectKind: 'inbox-document', objectId: exchangeId });
  return ok(undefined);
}

/** Answers whether anything changed; then the receipt is signed and its way back is left to the courier. */
async function act(context: UseCaseContext, row: InboxDocumentRow, command: ReceiverCommand): Promise<Result<boolean>> {
  const { tx, now } = context;
  const decided = decideReceiver({ stage: row.stage }, command);
  if (!decided.ok) return decided;
  for (const event of decided.value) {
    const kind = receiptKindOf[event.kind];
    const wish = { kind, by: roleOf(context), ...reasonIn(event) };
    const receipt = await makeReceipt(context, receivedEnvelope(row), wish);
    if (!receipt.ok) return receipt;
    const { stage } = evolveReceiver({ stage: row.stage }, event);
    tx.write(moveInboxDocument(tx.agencyId, row.exchangeId, stage, now));
    context.wakeUp(returnReceiptKind, receiptKey(row.exchangeId, kind));
    tellReceivers(context);
  }
  return ok(decided.value.length > 0);
}

const reasonIn = (event: ReceiverEvent) => (event.kind === 'Returned' ? { reason: event.reason } : {});

const receiptKey = (exchangeId: string, kind: ReceiptKind): string => `${exchangeId}/${kind}`;
