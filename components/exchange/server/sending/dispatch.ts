import { type AgencyId, addMillis, type FileId, type Instant, type MatterId, ok, type Result, reject } from '@gov/base';
import { type EnvelopePart, evolveSender, sealEnvelope, sealedState } from '@gov/exchange';
import { sm3 } from '@gov/gm';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { keepFiles } from '#platform/server/files/file-object-store.ts';
import type { OutgoingDocument, SentFile } from '../../contract.ts';
import { letterFileName, letterMetadata, letterParty } from '../../rules/letter.ts';
import { ownSigner } from '../keys/own-key.ts';
import { ownParty } from '../keys/trust.ts';
import { sendKind } from '../kinds.ts';
import {
  findRecipients,
  insertDelivery,
  insertDispatch,
  insertDispatchFiles,
  type RecipientRow,
  returnedBefore,
} from './store.ts';

const envelopeLifeMillis = 30 * 86_400_000;

/** A delivery that came back and is replaced by a new one, in the same thread. */
export interface Replaced {
  readonly exchangeId: string;
  readonly threadId: string;
}

/** 分发: seals one envelope per receiver in the caller's transaction; the courier takes them after the commit. */
export async function dispatchDocument(
  context: UseCaseContext,
  given: OutgoingDocument,
  replaces?: Replaced,
): Promise<Result<{ readonly dispatchId: string }>> {
  const { tx, now } = context;
  const outgoing = { ...given, document: letterMetadata(given.document) };
  const recipients = await recipientsOf(context, outgoing);
  if (!recipients.ok) return recipients;
  const files = [outgoing.body, ...outgoing.attachments];
  const fileIds = [...new Set(files.map(({ fileId }) => fileId as FileId))]; // reason: the caller names files of the store
  const kept = await tx.all(keepFiles(tx.agencyId, fileIds));
  if (kept.length < fileIds.length) return reject('exchange.missing-part');

  const dispatchId = context.newId<string>();
  const person = context.caller.kind === 'person' ? context.caller : undefined;
  const { title, documentNumber } = outgoing.document;
  tx.write(
    insertDispatch(tx.agencyId, {
      id: dispatchId,
      matterId: outgoing.matterId,
      title,
      documentNumber,
      sentAt: now,
      sentBy: person?.personId ?? null,
      sentByName: person?.personName ?? '系统',
    }),
  );
  tx.write(
    insertDispatchFiles(
      tx.agencyId,
      dispatchId,
      files.map(({ fileId }) => fileId as FileId), // reason: as above
    ),
  );
  const sealed = await sealForAll(context, outgoing, { dispatchId, recipients: recipients.value, replaces });
  if (!sealed.ok) return sealed;
  noteDispatch(context, outgoing, { dispatchId, recipients: recipients.value, replaces });
  return ok({ dispatchId });
}

interface Batch {
  readonly dispatchId: string;
  readonly recipients: readonly RecipientRow[];
  readonly replaces: Replaced | undefined;
}

/** Each receiver once, in the order named; one that cannot receive refuses the whole sending. */
async function recipientsOf(
  context: UseCaseContext,
  outgoing: OutgoingDocument,
): Promise<Result<readonly RecipientRow[]>> {
  const named = new Map<AgencyId, string>(outgoing.recipients.map(({ agencyId, name }) => [agencyId, name]));
  if (named.size === 0) return reject('exchange.no-recipients');
  const found = await context.tx.all(findRecipients([...named.keys()]));
  const byId = new Map(found.map((row) => [row.agencyId, row]));
  const recipients: RecipientRow[] = [];
  for (const [agencyId, name] of named) {
    const row = byId.get(agencyId);
    if (!row) return reject('exchange.unknown-recipient', { name });
    recipients.push(row);
  }
  return ok(recipients);
}

async function sealForAll(
  context: UseCaseContext,
  outgoing: OutgoingDocument,
  { dispatchId, recipients, replaces }: Batch,
): Promise<Result<void>> {
  const { tx, now } = context;
  const signer = await ownSigner(context);
  const cameBack = await cameBackFrom(context, outgoing.matterId, recipients);
  const threadId = replaces?.threadId ?? context.newId<string>();
  const { stage, nextAttemptAt } = evolveSender(sealedState, { kind: 'Queued', at: now });
  for (const to of recipients) {
    const exchangeId = context.newId<string>();
    const supersedes = replaces?.exchangeId ?? cameBack.get(to.agencyId) ?? null;
    const sealed = await sealEnvelope(sm3, signer, {
      exchangeId,
      dispatchId,
      from: letterParty(ownParty(context)),
      to: letterParty(to),
      document: outgoing.document,
      parts: partsOf(outgoing),
      threadId,
      supersedes,
      sealedAt: now,
      expiresAt: expiryOf(now),
    });
    if (!sealed.ok) return sealed;
    const delivery = { ...sealed.value, exchangeId, dispatchId, to, sealedAt: now, stage, nextAttemptAt, supersedes };
    tx.write(insertDelivery(tx.agencyId, delivery));
    context.wakeUp(sendKind, exchangeId);
  }
  return ok(undefined);
}

/** By receiver: what came back about this matter and was not replaced yet. */
async function cameBackFrom(
  { tx }: UseCaseContext,
  matterId: MatterId,
  recipients: readonly RecipientRow[],
): Promise<ReadonlyMap<AgencyId, string>> {
  const ids = recipients.map(({ agencyId }) => agencyId);
  const rows = await tx.all(returnedBefore(tx.agencyId, matterId, ids));
  return new Map(rows.map(({ toAgencyId, exchangeId }) => [toAgencyId, exchangeId]));
}

const expiryOf = (now: Instant): Instant => addMillis(now, envelopeLifeMillis);

const partOf = (role: EnvelopePart['role'], { name, mediaType, bytes, sm3: digest }: SentFile): EnvelopePart => ({
  role,
  fileName: letterFileName(name),
  mediaType,
  bytes,
  sm3: digest,
});

const partsOf = ({ body, attachments }: OutgoingDocument): readonly EnvelopePart[] => [
  partOf('BODY', body),
  ...attachments.map((file) => partOf('ATTACHMENT', file)),
];

function noteDispatch(context: UseCaseContext, outgoing: OutgoingDocument, batch: Batch): void {
  const { dispatchId, recipients, replaces } = batch;
  const names = recipients.map(({ name }) => name).join('、');
  const note = replaces
    ? { act: `再次发送给${names}`, detail: outgoing.document.remarks }
    : { act: `发送给 ${recipients.length} 个单位`, detail: names };
  context.ask(mattersService).traceNote(outgoing.matterId, note);
  context.audit({
    event: 'exchange.dispatched',
    objectKind: 'dispatch',
    objectId: dispatchId,
    details: {
      receivers: recipients.length,
      files: 1 + outgoing.attachments.length,
      ...(replaces ? { supersedes: replaces.exchangeId } : {}),
    },
  });
}
