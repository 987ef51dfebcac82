import type { AgencyId, FileId, Instant, MatterId, PersonId } from '@gov/base';
import type { ReceiptKind, SealedBytes, SenderStage, SenderState } from '@gov/exchange';
import { join, sql } from '#platform/server/database/sql.ts';

export interface RecipientRow {
  readonly agencyId: AgencyId;
  readonly code: string;
  readonly name: string;
}

/** Agencies that can receive: open, and with a key others can check their receipts by. */
export const findRecipients = (agencyIds: readonly AgencyId[]) => sql<RecipientRow>`
  select a.id as "agencyId", a.code, a.name from office.agency a
  where a.id = any (${[...agencyIds]}::uuid[]) and a.state = 'OPEN'
    and exists (select 1 from office.exchange_public_key k where k.agency_id = a.id and k.status = 'ACTIVE')`;

export interface NewDispatch {
  readonly id: string;
  readonly matterId: MatterId;
  readonly title: string;
  readonly documentNumber: string;
  readonly sentAt: Instant;
  readonly sentBy: string | null;
  readonly sentByName: string;
}

export const insertDispatch = (agencyId: AgencyId, d: NewDispatch) => sql`
  insert into office.dispatch (agency_id, id, matter_id, title, document_number, sent_at, sent_by, sent_by_name)
  values (${agencyId}, ${d.id}, ${d.matterId}, ${d.title}, ${d.documentNumber}, ${d.sentAt}, ${d.sentBy}, ${d.sentByName})`;

export const insertDispatchFiles = (agencyId: AgencyId, dispatchId: string, fileIds: readonly FileId[]) => sql`
  insert into office.dispatch_file (agency_id, dispatch_id, ordinal, file_id)
  values ${join(fileIds.map((fileId, ordinal) => sql`(${agencyId}, ${dispatchId}, ${ordinal}, ${fileId})`))}`;

export interface NewDelivery extends SealedBytes {
  readonly exchangeId: string;
  readonly dispatchId: string;
  readonly to: RecipientRow;
  readonly sealedAt: Instant;
  readonly stage: SenderStage;
  readonly nextAttemptAt: Instant | null;
  /** The delivery this one replaces. */
  readonly supersedes: string | null;
}

export const insertDelivery = (agencyId: AgencyId, d: NewDelivery) => sql`
  insert into office.delivery (agency_id, exchange_id, dispatch_id, to_agency_id, to_name, envelope, sm3, signature,
    sealed_at, stage, next_attempt_at, supersedes)
  values (${agencyId}, ${d.exchangeId}, ${d.dispatchId}, ${d.to.agencyId}, ${d.to.name}, ${d.bytes}, ${d.sm3},
    ${d.signature}, ${d.sealedAt}, ${d.stage}, ${d.nextAttemptAt}, ${d.supersedes})`;

/** Nothing was sent in its place yet. */
const notReplaced = (agencyId: AgencyId) => sql`not exists (
  select 1 from office.delivery n where n.agency_id = ${agencyId} and n.supersedes = d.exchange_id)`;

/** The exchange with this receiver about the same matter that came back, if any: a new one replaces it. */
export const returnedBefore = (agencyId: AgencyId, matterId: MatterId, toAgencyIds: readonly AgencyId[]) => sql<{
  readonly toAgencyId: AgencyId;
  readonly exchangeId: string;
}>`
  select distinct on (d.to_agency_id) d.to_agency_id as "toAgencyId", d.exchange_id as "exchangeId"
  from office.delivery d join office.dispatch s on s.agency_id = d.agency_id and s.id = d.dispatch_id
  where d.agency_id = ${agencyId} and s.matter_id = ${matterId} and d.stage = 'RETURNED'
    and d.to_agency_id = any (${[...toAgencyIds]}::uuid[]) and ${notReplaced(agencyId)}
  order by d.to_agency_id, d.sealed_at desc`;

interface StateColumns {
  readonly stage: SenderStage;
  readonly failures: number;
  readonly nextAttemptAt: Instant | null;
  readonly problem: string | null;
  readonly deliveredAt: Instant | null;
  readonly signedAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly returnCode: string | null;
  readonly returnText: string | null;
}

export interface DeliveryRow extends StateColumns {
  readonly exchangeId: string;
  readonly dispatchId: string;
  readonly matterId: MatterId;
  readonly toAgencyId: AgencyId;
  readonly toName: string;
  readonly envelope: Uint8Array;
  readonly sm3: string;
  readonly signature: string;
  readonly sealedAt: Instant;
  /** Who sent it; null = the system. */
  readonly sentBy: PersonId | null;
  /** The delivery it was sent in place of, and the one sent in its place. */
  readonly supersedes: string | null;
  readonly replacedBy: string | null;
  readonly replacedIn: string | null;
  readonly replacedAt: Instant | null;
}

const deliveryColumns = sql`d.exchange_id as "exchangeId", d.dispatch_id as "dispatchId", s.matter_id as "matterId",
  d.to_agency_id as "toAgencyId", d.to_name as "toName", d.envelope, d.sm3, d.signature, d.sealed_at as "sealedAt",
  d.stage, d.failures, d.next_attempt_at as "nextAttemptAt", d.problem, d.delivered_at as "deliveredAt",
  d.signed_at as "signedAt", d.returned_at as "returnedAt", d.finished_at as "finishedAt",
  d.return_code as "returnCode", d.return_text as "returnText", s.sent_by as "sentBy", d.supersedes,
  n.exchange_id as "replacedBy", n.dispatch_id as "replacedIn", n.sealed_at as "replacedAt"`;

const deliveries = sql`office.delivery d join office.dispatch s on s.agency_id = d.agency_id and s.id = d.dispatch_id
  left join office.delivery n on n.agency_id = d.agency_id and n.supersedes = d.exchange_id`;

export const findDelivery = (agencyId: AgencyId, exchangeId: string) => sql<DeliveryRow>`
  select ${deliveryColumns} from ${deliveries}
  where d.agency_id = ${agencyId} and d.exchange_id = ${exchangeId}`;

/** Locked: an answer of the courier and a receipt may arrive at once. */
export const lockDelivery = (agencyId: AgencyId, exchangeId: string) => sql<DeliveryRow>`
  select ${deliveryColumns} from ${deliveries}
  where d.agency_id = ${agencyId} and d.exchange_id = ${exchangeId} for update of d`;

export const listDeliveries = (agencyId: AgencyId, dispatchIds: readonly string[]) => sql<DeliveryRow>`
  select ${deliveryColumns} from ${deliveries}
  where d.agency_id = ${agencyId} and d.dispatch_id = any (${[...dispatchIds]}::uuid[]) order by d.to_name, d.exchange_id`;

export const listDispatchFiles = (agencyId: AgencyId, dispatchId: string) => sql<{ readonly fileId: FileId }>`
  select file_id as "fileId" from office.dispatch_file
  where agency_id = ${agencyId} and dispatch_id = ${dispatchId} order by ordinal`;

export const senderStateOf = (row: StateColumns): SenderState => {
  const { stage, failures, nextAttemptAt, problem, deliveredAt, signedAt, returnedAt, finishedAt } = row;
  const returnReason = row.returnCode === null ? null : { code: row.returnCode, text: row.returnText ?? '' };
  return { stage, failures, nextAttemptAt, problem, deliveredAt, signedAt, returnedAt, finishedAt, returnReason };
};

export const updateDelivery = (agencyId: AgencyId, exchangeId: string, s: SenderState) => sql`
  update office.delivery set stage = ${s.stage}, failures = ${s.failures}, next_attempt_at = ${s.nextAttemptAt},
    problem = ${s.problem}, delivered_at = ${s.deliveredAt}, signed_at = ${s.signedAt}, returned_at = ${s.returnedAt},
    finished_at = ${s.finishedAt}, return_code = ${s.returnReason?.code ?? null}, return_text = ${s.returnReason?.text ?? null}
  where agency_id = ${agencyId} and exchange_id = ${exchangeId}`;

export const insertDeliveryReceipt = (
  agencyId: AgencyId,
  exchangeId: string,
  kind: ReceiptKind,
  receipt: SealedBytes & { readonly receivedAt: Instant },
) => sql`
  insert into office.delivery_receipt (agency_id, exchange_id, kind, bytes, sm3, signature, received_at)
  values (${agencyId}, ${exchangeId}, ${kind}, ${receipt.bytes}, ${receipt.sm3}, ${receipt.signature}, ${receipt.receivedAt})`;

export interface ReceiptRow extends SealedBytes {
  readonly exchangeId: string;
  readonly kind: ReceiptKind;
}

export const listDeliveryReceipts = (agencyId: AgencyId, exchangeIds: readonly string[]) => sql<ReceiptRow>`
  select exchange_id as "exchangeId", kind, bytes, sm3, signature from office.delivery_receipt
  where agency_id = ${agencyId} and exchange_id = any (${[...exchangeIds]}::uuid[]) order by received_at, kind`;

export interface DispatchCounts {
  readonly dispatchId: string;
  readonly matterId: MatterId;
  readonly title: string;
  readonly documentNumber: string;
  readonly sentAt: Instant;
  readonly receivers: number;
  readonly delivered: number;
  readonly signed: number;
  readonly finished: number;
  /** Signed for and not returned later. */
  readonly accepted: number;
  /** Came back and nothing was sent in its place; came back and something was. */
  readonly returned: number;
  readonly replaced: number;
  readonly unresolved: number;
  readonly waiting: number;
  readonly late: number;
  /** Sent in place of what came back. */
  readonly again: number;
}

/** `lateBefore`: delivered earlier than this and not signed for is late. */
const dispatchCounts = (agencyId: AgencyId, lateBefore: Instant) => sql`
  select s.id as "dispatchId", s.matter_id as "matterId", s.title, s.document_number as "documentNumber", s.sent_at as "sentAt", c.*
  from office.dispatch s cross join lateral (
    select count(*) as receivers, count(d.delivered_at) as delivered, count(d.signed_at) as signed,
      count(d.finished_at) as finished, count(d.supersedes) as again,
      count(*) filter (where d.stage in ('SIGNED', 'FINISHED')) as accepted,
      count(*) filter (where d.stage = 'RETURNED' and n.exchange_id is null) as returned, count(n.exchange_id) as replaced,
      count(*) filter (where d.stage = 'UNRESOLVED') as unresolved,
      count(*) filter (where d.stage = 'RETRY_WAIT') as waiting,
      count(*) filter (where d.stage = 'DELIVERED' and d.delivered_at < ${lateBefore}) as late
    from office.delivery d
    left join office.delivery n on n.agency_id = ${agencyId} and n.supersedes = d.exchange_id
    where d.agency_id = ${agencyId} and d.dispatch_id = s.id
  ) c
  where s.agency_id = ${agencyId}`;

export const listDispatches = (
  agencyId: AgencyId,
  lateBefore: Instant,
  after: { readonly at: string; readonly id: string },
  limit: number,
) => sql<DispatchCounts>`
  ${dispatchCounts(agencyId, lateBefore)} and (s.sent_at, s.id) < (${after.at}::timestamptz, ${after.id}::uuid)
  order by s.sent_at desc, s.id desc limit ${limit}`;

export const findDispatch = (agencyId: AgencyId, lateBefore: Instant, dispatchId: string) => sql<DispatchCounts>`
  ${dispatchCounts(agencyId, lateBefore)} and s.id = ${dispatchId}`;

export const listMatterDispatches = (agencyId: AgencyId, lateBefore: Instant, matterId: string) => sql<DispatchCounts>`
  ${dispatchCounts(agencyId, lateBefore)} and s.matter_id = ${matterId} order by s.sent_at desc, s.id desc limit 50`;
