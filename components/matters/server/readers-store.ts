import type { AgencyId } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';
import type { StoredReader } from '../rules/readers.ts';
import { type Entrusted, isEntrusted, windowsFor } from './stand-ins/entrusted-store.ts';

/**
 * Parts of a change-set statement: adds readers, takes heads of sections away where the rule no longer names them (the
 * matter became secret, or is its starter's again), with them who reads all of the kind, and the persons from whom every task was taken back. What somebody
 * got by his work or through a register stays.
 */
export const readerParts = (
  agencyId: AgencyId,
  matterId: string,
  readers: readonly StoredReader[],
  takenBackFrom: readonly string[] = [],
) => sql`
  readers_gone as (
    delete from office.matter_reader
    where agency_id = ${agencyId} and matter_id = ${matterId}
      and (reason = 'section-head' and grantee <> all (${readers.map((reader) => reader.grantee)}::text[])
        or reason = 'granted' and ${!readers.some(({ reason }) => reason === 'section-head')}
        or reason in ('handler', 'circulated') and grantee = any (${takenBackFrom.map((id) => `person:${id}`)}::text[]))),
  readers as (
    insert into office.matter_reader (agency_id, matter_id, grantee, reason)
    select ${agencyId}, ${matterId}, r.grantee, r.reason
    from jsonb_to_recordset(${json(readers)}) as r(grantee text, reason text)
    on conflict do nothing)`;

/** Why the caller may read a matter: the stored rows he matches. */
export const matchingReaders = (agencyId: AgencyId, matterId: string, grantees: readonly string[]) => sql<StoredReader>`
  select grantee, reason from office.matter_reader
  where agency_id = ${agencyId} and matter_id = ${matterId} and grantee = any (${[...grantees]})`;

/** Those that one of the grantees may read, or of which he may do open work for somebody. */
export const readableMatters = (
  agencyId: AgencyId,
  matterIds: readonly string[],
  grantees: readonly string[],
  entrusted: Entrusted,
) => sql<{ readonly matterId: string }>`
  select matter_id as "matterId" from office.matter_reader
  where agency_id = ${agencyId} and matter_id = any (${[...matterIds]}) and grantee = any (${[...grantees]})
  union
  select m.id from ${windowsFor(agencyId, entrusted)}, office.task t, office.matter m
  where m.id = any (${[...matterIds]}) and ${isEntrusted(agencyId, entrusted)}`;
