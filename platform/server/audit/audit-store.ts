import type { AgencyId, Instant, JsonObject } from '@gov/base';
import type { SignedCheckpoint } from '@gov/ledger';
import { json, sql } from '#platform/server/database/sql.ts';

/** An audit row as it stands in the table. */
export interface AuditEventRow {
  readonly id: string;
  readonly at: Instant;
  readonly event: string;
  readonly personId: string | null;
  readonly assignmentId: string | null;
  readonly personName: string;
  readonly onBehalfOf: string | null;
  readonly objectKind: string;
  readonly objectId: string;
  readonly details: JsonObject;
  readonly address: string;
  readonly sessionRef: string;
  readonly requestId: string;
}

/** A seal with the row it names; the row's columns are null when the row is not there. */
export interface SealedRow extends Omit<AuditEventRow, 'id'> {
  readonly sequence: number;
  readonly hash: string;
  readonly eventId: string;
  readonly id: string | null;
}

const eventColumns = sql`
  e.id, e.at, e.event, e.person_id as "personId", e.assignment_id as "assignmentId", e.person_name as "personName",
  e.on_behalf_of as "onBehalfOf", e.object_kind as "objectKind", e.object_id as "objectId", e.details,
  e.address, e.session_ref as "sessionRef", e.request_id as "requestId"`;

/** Rows nobody has sealed yet, oldest id first. */
export const pendingRows = (agencyId: AgencyId, limit: number) => sql<AuditEventRow>`
  select ${eventColumns}
  from office.audit_pending p
  join office.audit_event e on e.agency_id = p.agency_id and e.id = p.event_id
  where p.agency_id = ${agencyId}
  order by p.event_id
  limit ${limit}`;

export type KeptCheckpoint = SignedCheckpoint & { readonly peaks: readonly string[] };

const checkpointColumns = sql`
  agency_id as "agencyId", size, root, head, at, previous, key_id as "keyId", signature, peaks`;

export const lastCheckpoint = (agencyId: AgencyId) => sql<KeptCheckpoint>`
  select ${checkpointColumns} from office.audit_checkpoint
  where agency_id = ${agencyId} order by size desc limit 1`;

export interface Seal {
  readonly sequence: number;
  readonly eventId: string;
  readonly hash: string;
}

/** Two sealers at once: the second fails on the primary key and takes nothing. */
export const insertSeals = (agencyId: AgencyId, seals: readonly Seal[]) => sql`
  insert into office.audit_seal (agency_id, sequence, event_id, hash)
  select ${agencyId}, s.sequence, s."eventId", s.hash
  from jsonb_to_recordset(${json(seals)}) as s(sequence bigint, "eventId" uuid, hash text)`;

export const deletePending = (agencyId: AgencyId, seals: readonly Seal[]) => sql`
  delete from office.audit_pending p
  using jsonb_to_recordset(${json(seals)}) as s("eventId" uuid)
  where p.agency_id = ${agencyId} and p.event_id = s."eventId"`;

export const insertCheckpoint = (c: KeptCheckpoint) => sql`
  insert into office.audit_checkpoint (agency_id, size, root, head, at, previous, key_id, signature, peaks)
  values (${c.agencyId}, ${c.size}, ${c.root}, ${c.head}, ${c.at}, ${c.previous}, ${c.keyId}, ${c.signature}, ${json(c.peaks)})`;

/** How far the stream reached when reading began; rows sealed meanwhile are left for the next time. */
export const streamBounds = (agencyId: AgencyId) => sql<{ readonly seals: number; readonly checkpoints: number }>`
  select
    coalesce((select max(sequence) from office.audit_seal where agency_id = ${agencyId}), 0) as seals,
    coalesce((select max(size) from office.audit_checkpoint where agency_id = ${agencyId}), 0) as checkpoints`;

export interface Page {
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}

export const sealedRows = (agencyId: AgencyId, page: Page) => sql<SealedRow>`
  select s.sequence, s.hash, s.event_id as "eventId", ${eventColumns}
  from office.audit_seal s
  left join office.audit_event e on e.agency_id = s.agency_id and e.id = s.event_id
  where s.agency_id = ${agencyId} and s.sequence > ${page.after} and s.sequence <= ${page.upTo}
  order by s.sequence
  limit ${page.limit}`;

export const checkpoints = (agencyId: AgencyId, page: Page) => sql<KeptCheckpoint>`
  select ${checkpointColumns} from office.audit_checkpoint
  where agency_id = ${agencyId} and size > ${page.after} and size <= ${page.upTo}
  order by size
  limit ${page.limit}`;

/**
 * Rows outside the chain: neither sealed nor waiting (somebody put them in), and names waiting whose row is gone.
 * Answers the first of each and how many wait.
 */
export const looseRows = (agencyId: AgencyId) => sql<{
  readonly unnamed: string | null;
  readonly vanished: string | null;
  readonly waiting: number;
}>`
  select
    (select e.id from office.audit_event e
      where e.agency_id = ${agencyId}
        and not exists (select from office.audit_seal s where s.agency_id = e.agency_id and s.event_id = e.id)
        and not exists (select from office.audit_pending p where p.agency_id = e.agency_id and p.event_id = e.id)
      order by e.id limit 1) as unnamed,
    (select p.event_id from office.audit_pending p
      where p.agency_id = ${agencyId}
        and not exists (select from office.audit_event e where e.agency_id = p.agency_id and e.id = p.event_id)
      order by p.event_id limit 1) as vanished,
    (select count(*) from office.audit_pending p where p.agency_id = ${agencyId}) as waiting`;

export const auditedAgencies = sql<{ readonly id: AgencyId; readonly name: string }>`
  select id, name from office.agency order by display_order, id`;
