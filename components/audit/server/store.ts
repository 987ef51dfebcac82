import type { AgencyId, Instant, PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

export interface RecordRow {
  readonly id: string;
  readonly at: Instant;
  readonly event: string;
  readonly personId: PersonId | null;
  readonly personName: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly address: string;
  readonly sequence: number | null;
  readonly hash: string | null;
}

/** Conditions of a search; `until` is the first instant no longer wanted. */
export interface Conditions {
  readonly personId: string | undefined;
  readonly event: string | undefined;
  readonly objectKind: string | undefined;
  readonly objectId: string | undefined;
  readonly from: Instant | undefined;
  readonly until: Instant | undefined;
  /** Only records older than this one. */
  readonly before: string | undefined;
}

function wanted(agencyId: AgencyId, c: Conditions) {
  return sql`
    e.agency_id = ${agencyId}
    ${c.personId === undefined ? sql`` : sql`and e.person_id = ${c.personId}`}
    ${c.event === undefined ? sql`` : sql`and e.event = ${c.event}`}
    ${c.objectKind === undefined ? sql`` : sql`and e.object_kind = ${c.objectKind}`}
    ${c.objectId === undefined ? sql`` : sql`and e.object_id = ${c.objectId}`}
    ${c.from === undefined ? sql`` : sql`and e.at >= ${c.from}`}
    ${c.until === undefined ? sql`` : sql`and e.at < ${c.until}`}
    ${
      c.before === undefined
        ? sql``
        : sql`and (e.at, e.id) < (
            select b.at, b.id from office.audit_event b where b.agency_id = ${agencyId} and b.id = ${c.before})`
    }`;
}

export const findRecord = (agencyId: AgencyId, id: string) => sql<{ readonly id: string }>`
  select id from office.audit_event where agency_id = ${agencyId} and id = ${id}`;

/** Newest first, each with its place in the chain. */
export const listRecords = (agencyId: AgencyId, conditions: Conditions, limit: number) => sql<RecordRow>`
  with found as (
    select e.id, e.at, e.event, e.person_id, e.person_name, e.object_kind, e.object_id, e.details, e.address
    from office.audit_event e
    where ${wanted(agencyId, conditions)}
    order by e.at desc, e.id desc
    limit ${limit})
  select f.id, f.at, f.event, f.person_id as "personId", f.person_name as "personName",
    f.object_kind as "objectKind", f.object_id as "objectId", f.details, f.address, s.sequence, s.hash
  from found f
  left join office.audit_seal s on s.agency_id = ${agencyId} and s.event_id = f.id
  order by f.at desc, f.id desc`;

export interface HeadRow {
  readonly sequence: number;
  readonly hash: string;
  readonly waiting: number;
}

export const chainHead = (agencyId: AgencyId) => sql<HeadRow>`
  select coalesce(s.sequence, 0) as sequence, coalesce(s.hash, '') as hash,
    (select count(*) from office.audit_pending p where p.agency_id = ${agencyId}) as waiting
  from (select 1 as one) always
  left join (
    select sequence, hash from office.audit_seal where agency_id = ${agencyId} order by sequence desc limit 1) s on true`;

export interface CheckpointRow {
  readonly size: number;
  readonly root: string;
  readonly at: Instant;
  readonly keyId: string;
}

export const newestCheckpoint = (agencyId: AgencyId) => sql<CheckpointRow>`
  select size, root, at, key_id as "keyId" from office.audit_checkpoint
  where agency_id = ${agencyId} order by size desc limit 1`;
