import { addMillis, type FileId, ok, type Result, reject } from '@gov/base';
import {
  decideAccept,
  type EnvelopePart,
  type ReceivedBefore,
  readEnvelope,
  type SealedBytes,
  type VerifiedEnvelope,
  verifyEnvelope,
} from '@gov/exchange';
import type { Parcel, UseCaseContext } from '#platform/server/components/component-server.ts';
import { keepFiles } from '#platform/server/files/file-object-store.ts';
import type { ReceivedFile } from '../../contract.ts';
import { type Answer, bytesOf, type EnvelopeParcel, readEnvelopeParcel, sealedText } from '../../rules/parcel.ts';
import { trustIn } from '../keys/trust.ts';
import { tellReceivers } from '../tell-holders.ts';
import { makeReceipt } from './make-receipt.ts';
import { findInboxDocument, findInboxReceipt, insertInboxDocument, insertInboxFiles } from './store.ts';

/** Clocks of two houses may differ by so much. */
const clockToleranceMillis = 5 * 60_000;

interface Judged {
  readonly received: VerifiedEnvelope;
  /** Where the same bytes were accepted before: the stored receipt. */
  readonly again: SealedBytes | undefined;
}

/** Acceptor: the sealed bytes alone. A repetition is answered with the stored receipt, and no file travels again. */
export async function acceptOffer(context: UseCaseContext, parcel: Parcel): Promise<Result<Answer>> {
  const brought = readEnvelopeParcel(parcel.content);
  const judged = brought ? await judge(context, parcel, brought) : reject('exchange.malformed');
  if (!judged.ok) return refuse(context, parcel, judged.rejection.code);
  const { again } = judged.value;
  return ok(again ? { answer: 'receipt', ...sealedText(again) } : { answer: 'wanted' });
}

/**
 * Acceptor: envelope and files. The files are copied before the first statement, so that no transaction waits for
 * them; what is refused afterwards is never kept and collected after a day.
 */
export async function acceptEnvelope(context: UseCaseContext, parcel: Parcel): Promise<Result<Answer>> {
  const brought = readEnvelopeParcel(parcel.content);
  if (!brought) return refuse(context, parcel, 'exchange.malformed');
  const copied = await copyFiles(context, parcel, brought);
  if (!copied.ok) return refuse(context, parcel, copied.rejection.code);
  const judged = await judge(context, parcel, brought);
  if (!judged.ok) return refuse(context, parcel, judged.rejection.code);
  const { received, again } = judged.value;
  if (again) return ok({ answer: 'receipt', ...sealedText(again) });
  return keep(context, received, brought, copied.value);
}

/** Everything that can be said of the bytes: signature by the trust list, sender, addressee, expiry, repetition. */
async function judge(context: UseCaseContext, parcel: Parcel, brought: EnvelopeParcel): Promise<Result<Judged>> {
  const { tx, now } = context;
  const trust = await trustIn(context, [parcel.fromAgencyId]);
  const verified = verifyEnvelope(bytesOf(brought), brought.signature, trust);
  if (!verified.ok) return verified;
  const received = verified.value;
  const before = await receivedBefore(context, received.envelope.exchangeId);
  const latestSealedAt = addMillis(now, clockToleranceMillis);
  const accepted = decideAccept(received, before, { agencyId: tx.agencyId, now, latestSealedAt });
  if (!accepted.ok) return accepted;
  return ok({ received, again: accepted.value.kind === 'again' ? accepted.value.receipt : undefined });
}

async function receivedBefore(context: UseCaseContext, exchangeId: string): Promise<ReceivedBefore | undefined> {
  const { tx } = context;
  const row = await tx.first(findInboxDocument(tx.agencyId, exchangeId));
  const delivered = row && (await tx.first(findInboxReceipt(tx.agencyId, exchangeId, 'DELIVERED')));
  return row && delivered ? { envelopeSm3: row.sm3, delivered } : undefined;
}

async function copyFiles(
  context: UseCaseContext,
  parcel: Parcel,
  { fileIds, ...sealed }: EnvelopeParcel,
): Promise<Result<readonly ReceivedFile[]>> {
  const read = readEnvelope(bytesOf(sealed));
  if (!read.ok) return read;
  const files: ReceivedFile[] = [];
  for (const [index, part] of read.value.parts.entries()) {
    const sentId = fileIds[index];
    if (sentId === undefined) return reject('exchange.missing-part');
    const copied = await copyFile(context, parcel, { sentId, part });
    if (!copied.ok) return copied;
    files.push(copied.value);
  }
  return ok(files);
}

/**
 * Into the own store under the own key. The store computes size and SM3 from what the copied chunks really hold; they
 * must be the ones in the envelope the sender signed, so the receipt vouches for our copy and not for a claim.
 */
async function copyFile(
  context: UseCaseContext,
  parcel: Parcel,
  { sentId, part }: { readonly sentId: string; readonly part: EnvelopePart },
): Promise<Result<ReceivedFile>> {
  const maximumBytes = context.agency.setting<number>('exchange', 'partMegabytes') * 1_048_576;
  if (part.bytes > maximumBytes) return reject('files.too-large');
  const stored = await parcel.receive(sentId, { maximumBytes });
  if (!stored.ok) return stored;
  const { id, bytes, sm3, mediaType } = stored.value;
  if (sm3 !== part.sm3 || bytes !== part.bytes) return reject('exchange.altered-part');
  return ok({ fileId: id, role: part.role, name: part.fileName, bytes, mediaType });
}

async function keep(
  context: UseCaseContext,
  received: VerifiedEnvelope,
  brought: EnvelopeParcel,
  files: readonly ReceivedFile[],
): Promise<Result<Answer>> {
  const { tx, now } = context;
  const { exchangeId, from, document } = received.envelope;
  const ids = files.map(({ fileId }) => fileId as FileId); // reason: ids the store has just given
  const kept = await tx.all(keepFiles(tx.agencyId, ids));
  if (kept.length < ids.length) return reject('exchange.missing-part');
  const row = { exchangeId, from, document, bytes: bytesOf(brought), sm3: received.sm3, signature: brought.signature };
  const inserted = await tx.first(insertInboxDocument(tx.agencyId, { ...row, receivedAt: now }));
  // Somebody was faster: rolled back, and the sender's next attempt finds the receipt.
  if (!inserted) return reject('exchange.changed-meanwhile');
  tx.write(insertInboxFiles(tx.agencyId, exchangeId, files));
  const receipt = await makeReceipt(context, received, { kind: 'DELIVERED', by: '系统' });
  if (!receipt.ok) return receipt;
  context.audit({
    event: 'exchange.received',
    objectKind: 'inbox-document',
    objectId: exchangeId,
    details: { from: from.agencyId, files: files.length, sm3: received.sm3 },
  });
  tellReceivers(context);
  return ok({ answer: 'receipt', ...sealedText(receipt.value) });
}

/** The refusal is committed: what somebody tried to bring stands in the audit. */
function refuse(context: UseCaseContext, parcel: Parcel, code: string): Result<Answer> {
  context.audit({
    event: 'exchange.envelope-refused',
    objectKind: 'agency',
    objectId: parcel.fromAgencyId,
    details: { problem: code },
  });
  return ok({ answer: 'refused', code });
}
