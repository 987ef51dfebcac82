import type { AgencyId, FileId, Instant, MatterId } from '@gov/base';
import type { DocumentMetadata, ReceiptKind, ReceiverStage, SealedBytes } from '@gov/exchange';
import { join, sql } from '#platform/server/database/sql.ts';
import type { InboxBox, ReceivedFile } from '../../contract.ts';

export interface NewInboxDocument extends SealedBytes {
  readonly exchangeId: string;
  readonly from: { readonly agencyId: AgencyId; readonly name: string };
  readonly document: DocumentMetadata;
  readonly receivedAt: Instant;
}

/** No row: somebody was faster with the same exchange id. */
export const insertInboxDocument = (agencyId: AgencyId, d: NewInboxDocument) => sql<{ readonly exchangeId: string }>`
  insert into office.inbox_document (agency_id, exchange_id, from_agency_id, from_name, envelope, sm3, signature,
    title, document_number, kind, urgency, secrecy, stage, received_at)
  values (${agencyId}, ${d.exchangeId}, ${d.from.agencyId}, ${d.from.name}, ${d.bytes}, ${d.sm3}, ${d.signature},
    ${d.document.title}, ${d.document.documentNumber}, ${d.document.kind}, ${d.document.urgency}, ${d.document.secrecy},
    'RECEIVED', ${d.receivedAt})
  on conflict do nothing
  returning exchange_id as "exchangeId"`;

export const insertInboxFiles = (agencyId: AgencyId, exchangeId: string, files: readonly ReceivedFile[]) => sql`
  insert into office.inbox_file (agency_id, exchange_id, ordinal, file_id, role, name, bytes, media_type)
  values ${join(
    files.map(
      (f, ordinal) =>
        sql`(${agencyId}, ${exchangeId}, ${ordinal}, ${f.fileId}, ${f.role}, ${f.name}, ${f.bytes}, ${f.mediaType})`,
    ),
  )}`;

export const listInboxFiles = (agencyId: AgencyId, exchangeId: string) => sql<ReceivedFile>`
  select file_id as "fileId", role, name, bytes, media_type as "mediaType" from office.inbox_file
  where agency_id = ${agencyId} and exchange_id = ${exchangeId} order by ordinal`;

export const findInboxFile = (agencyId: AgencyId, exchangeId: string, fileId: string) => sql<
  ReceivedFile & { readonly fileId: FileId }
>`
  select file_id as "fileId", role, name, bytes, media_type as "mediaType" from office.inbox_file
  where agency_id = ${agencyId} and exchange_id = ${exchangeId} and file_id = ${fileId}`;

export interface InboxListRow {
  readonly exchangeId: string;
  readonly from: string;
  readonly title: string;
  readonly documentNumber: string;
  readonly kind: string;
  readonly urgency: string;
  readonly secrecy: string;
  readonly receivedAt: Instant;
  readonly stage: ReceiverStage;
  readonly actedAt: Instant | null;
  readonly matterId: MatterId | null;
}

export interface InboxDocumentRow extends InboxListRow {
  readonly fromAgencyId: AgencyId;
  readonly envelope: Uint8Array;
  readonly sm3: string;
  readonly signature: string;
}

const listColumns = sql`exchange_id as "exchangeId", from_name as "from", title, document_number as "documentNumber",
  kind, urgency, secrecy, received_at as "receivedAt", stage, acted_at as "actedAt", matter_id as "matterId"`;
const allColumns = sql`${listColumns}, from_agency_id as "fromAgencyId", envelope, sm3, signature`;

export const listInbox = (
  agencyId: AgencyId,
  box: InboxBox,
  after: { readonly at: string; readonly id: string },
  limit: number,
) => sql<InboxListRow>`
  select ${listColumns} from office.inbox_document
  where agency_id = ${agencyId} and box = ${box}
    and (received_at, exchange_id) < (${after.at}::timestamptz, ${after.id}::uuid)
  order by received_at desc, exchange_id desc limit ${limit}`;

export const countWaiting = (agencyId: AgencyId) => sql<{ readonly waiting: number }>`
  select count(*) as waiting from office.inbox_document where agency_id = ${agencyId} and box = 'waiting'`;

export const findInboxDocument = (agencyId: AgencyId, exchangeId: string) => sql<InboxDocumentRow>`
  select ${allColumns} from office.inbox_document where agency_id = ${agencyId} and exchange_id = ${exchangeId}`;

/** Locked: 签收 and 退文 pressed at once come one after the other. */
export const lockInboxDocument = (agencyId: AgencyId, exchangeId: string) => sql<InboxDocumentRow>`
  select ${allColumns} from office.inbox_document
  where agency_id = ${agencyId} and exchange_id = ${exchangeId} for update`;

export const moveInboxDocument = (
  agencyId: AgencyId,
  exchangeId: string,
  stage: ReceiverStage,
  actedAt: Instant,
) => sql`
  update office.inbox_document set stage = ${stage},
    acted_at = case when ${stage} = 'FINISHED' then acted_at else ${actedAt}::timestamptz end
  where agency_id = ${agencyId} and exchange_id = ${exchangeId}`;

export const setInboxMatter = (agencyId: AgencyId, exchangeId: string, matterId: MatterId) => sql`
  update office.inbox_document set matter_id = ${matterId}
  where agency_id = ${agencyId} and exchange_id = ${exchangeId}`;

export interface InboxReceiptRow extends SealedBytes {
  readonly kind: ReceiptKind;
}

export const insertInboxReceipt = (
  agencyId: AgencyId,
  exchangeId: string,
  kind: ReceiptKind,
  receipt: SealedBytes & { readonly madeAt: Instant },
) => sql`
  insert into office.inbox_receipt (agency_id, exchange_id, kind, bytes, sm3, signature, made_at)
  values (${agencyId}, ${exchangeId}, ${kind}, ${receipt.bytes}, ${receipt.sm3}, ${receipt.signature}, ${receipt.madeAt})`;

export const listInboxReceipts = (agencyId: AgencyId, exchangeId: string) => sql<InboxReceiptRow>`
  select kind, bytes, sm3, signature from office.inbox_receipt
  where agency_id = ${agencyId} and exchange_id = ${exchangeId} order by made_at, kind`;

export const findInboxReceipt = (agencyId: AgencyId, exchangeId: string, kind: string) => sql<InboxReceiptRow>`
  select kind, bytes, sm3, signature from office.inbox_receipt
  where agency_id = ${agencyId} and exchange_id = ${exchangeId} and kind = ${kind}`;
