import type { AgencyId, CalendarDate, Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Relation } from '../../rules/relation-rules.ts';

export interface StandingRow {
  readonly id: AgencyId;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'AGENCY' | 'PLATFORM';
  readonly level: 'PLATFORM' | 'CITY' | 'DISTRICT' | 'STREET';
  readonly state: 'OPEN' | 'SUSPENDED';
}

const standingColumns = sql`id, code, name, short_name as "shortName", kind, level, state`;

export const findStanding = (id: string) => sql<StandingRow>`
  select ${standingColumns} from office.agency where id = ${id}`;

/** Held until the end of the transaction: two operators do not decide about the same agency at once. */
export const lockStanding = (id: string) => sql<StandingRow>`
  select ${standingColumns} from office.agency where id = ${id} for update`;

/** Relations make one net: a decision about one looks at all, so they are decided one after the other. */
export const lockRelations = (platformId: AgencyId) => sql<{ readonly id: string }>`
  select id from office.agency where id = ${platformId} for update`;

export const listRelations = sql<Relation>`
  select from_agency_id as "fromAgencyId", to_agency_id as "toAgencyId", relation, valid_from as "from", valid_to as "to"
  from office.agency_relation order by valid_from desc, relation, to_agency_id`;

export const listNames = sql<{ readonly id: string; readonly name: string }>`
  select id, name from office.agency`;

/** One that was ended before it began may begin again on the same day. */
export const insertRelation = (r: Omit<Relation, 'to'>) => sql`
  insert into office.agency_relation (from_agency_id, to_agency_id, relation, valid_from)
  values (${r.fromAgencyId}, ${r.toAgencyId}, ${r.relation}, ${r.from})
  on conflict (from_agency_id, to_agency_id, relation, valid_from) do update set valid_to = null
  where agency_relation.valid_to = agency_relation.valid_from`;

export const endRelationRow = (r: Omit<Relation, 'to'>, on: string) => sql`
  update office.agency_relation set valid_to = ${on}
  where from_agency_id = ${r.fromAgencyId} and to_agency_id = ${r.toAgencyId} and relation = ${r.relation}
    and valid_from = ${r.from}`;

/** Puts an agency where its 隶属 of this day says. */
export const placeInTree = (agencyId: string, day: CalendarDate) => sql`
  update office.agency a set parent_id = (
    select r.to_agency_id from office.agency_relation r
    where r.from_agency_id = a.id and r.relation = 'SUBORDINATE_TO'
      and r.valid_from <= ${day} and (r.valid_to is null or r.valid_to > ${day})
    order by r.valid_from desc limit 1)
  where a.id = ${agencyId}`;

export const setState = (agencyId: string, state: StandingRow['state']) => sql`
  update office.agency set state = ${state} where id = ${agencyId}`;

export const setName = (agencyId: string, name: string, shortName: string) => sql`
  update office.agency set name = ${name}, short_name = ${shortName} where id = ${agencyId}`;

export interface RenamingRow {
  readonly from: CalendarDate;
  readonly name: string;
  readonly shortName: string;
  readonly formerName: string;
  readonly appliedAt: Instant | null;
}

export const listRenamings = (platformId: AgencyId, agencyId: string) => sql<RenamingRow>`
  select valid_from as "from", name, short_name as "shortName", former_name as "formerName", applied_at as "appliedAt"
  from office.agency_renaming where agency_id = ${platformId} and renamed_agency_id = ${agencyId}
  order by valid_from desc`;

/** Names that others have or will have; the one that decides must differ from all. */
export const nameTaken = (platformId: AgencyId, name: string, agencyId: string) => sql<{ readonly id: string }>`
  select id from office.agency where name = ${name} and id <> ${agencyId}
  union all
  select renamed_agency_id from office.agency_renaming
  where agency_id = ${platformId} and name = ${name} and renamed_agency_id <> ${agencyId} and applied_at is null`;

interface NewRenaming {
  readonly agencyId: string;
  readonly from: string;
  readonly name: string;
  readonly shortName: string;
  readonly former: StandingRow;
  readonly decidedBy: string;
  readonly now: Instant;
  readonly appliedAt: Instant | null;
}

/** Another decision for the same day takes the place of the first. */
export const putRenaming = (platformId: AgencyId, r: NewRenaming) => sql`
  insert into office.agency_renaming (agency_id, renamed_agency_id, valid_from, name, short_name, former_name,
    former_short_name, decided_by, decided_at, applied_at)
  values (${platformId}, ${r.agencyId}, ${r.from}, ${r.name}, ${r.shortName}, ${r.former.name}, ${r.former.shortName},
    ${r.decidedBy}, ${r.now}, ${r.appliedAt})
  on conflict (agency_id, renamed_agency_id, valid_from) do update set name = excluded.name,
    short_name = excluded.short_name, decided_by = excluded.decided_by, decided_at = excluded.decided_at,
    applied_at = excluded.applied_at`;

/** The name whose day has come, marked as in force; nothing when it was done before. */
export const applyRenaming = (platformId: AgencyId, agencyId: string, from: string, now: Instant) => sql<{
  readonly name: string;
  readonly shortName: string;
}>`
  update office.agency_renaming r set applied_at = ${now}, former_name = a.name, former_short_name = a.short_name
  from office.agency a
  where r.agency_id = ${platformId} and r.renamed_agency_id = ${agencyId} and r.valid_from = ${from}
    and r.applied_at is null and a.id = r.renamed_agency_id
  returning r.name, r.short_name as "shortName"`;
