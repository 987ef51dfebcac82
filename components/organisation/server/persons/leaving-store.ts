import type { AgencyId, CalendarDate } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';
import type { VersionRow } from './store.ts';

/** How far something lasted before the leaving ended it; `ended` = the day the leaving put there. */
interface Shortened {
  readonly id: string;
  readonly to: string | null;
  readonly ended: string;
}

/** What a leaving changed, kept on the person so that it can be taken back once. */
export interface Leaving {
  /** The day it was entered. */
  readonly day: CalendarDate;
  readonly assignments: readonly Shortened[];
  readonly areas: readonly Shortened[];
}

export const leavingOf = (agencyId: AgencyId, personId: string) => sql<{ readonly leaving: Leaving | null }>`
  select leaving from office.person where agency_id = ${agencyId} and id = ${personId} for update`;

/** All assignments that last beyond the day, with what the leaving makes of their end. */
export const assignmentsToEnd = (agencyId: AgencyId, personId: string, on: string) => sql<Shortened>`
  select id, valid_to as "to", greatest(valid_from, ${on}::date) as ended from office.assignment
  where agency_id = ${agencyId} and person_id = ${personId} and (valid_to is null or valid_to > ${on}::date)
  order by id`;

/** The same of the sections he is in charge of. */
export const areasToEnd = (agencyId: AgencyId, personId: string, on: string) => sql<Shortened>`
  select d.id, d.valid_to as "to", greatest(d.valid_from, ${on}::date) as ended from office.deputy_area d
  join office.assignment a on a.agency_id = d.agency_id and a.id = d.leader_assignment_id
  where d.agency_id = ${agencyId} and a.person_id = ${personId} and (d.valid_to is null or d.valid_to > ${on}::date)
  order by d.id`;

export const keepLeaving = (agencyId: AgencyId, personId: string, leaving: Leaving) => sql`
  update office.person set leaving = ${json(leaving)} where agency_id = ${agencyId} and id = ${personId}`;

export const personStays = (agencyId: AgencyId, personId: string, version: number) => sql<VersionRow>`
  update office.person set valid_to = null, leaving = null, version = version + 1
  where agency_id = ${agencyId} and id = ${personId} and version = ${version} returning id, version`;

/** As they were before; what somebody has changed since stays as he made it. */
export const restoreAssignments = (agencyId: AgencyId, rows: readonly Shortened[]) => sql<{ readonly id: string }>`
  update office.assignment a set valid_to = r."to", version = a.version + 1
  from jsonb_to_recordset(${json(rows)}) as r(id uuid, "to" date, ended date)
  where a.agency_id = ${agencyId} and a.id = r.id and a.valid_to = r.ended returning a.id`;

export const restoreAreas = (agencyId: AgencyId, rows: readonly Shortened[]) => sql<{ readonly id: string }>`
  update office.deputy_area a set valid_to = r."to", version = a.version + 1
  from jsonb_to_recordset(${json(rows)}) as r(id uuid, "to" date, ended date)
  where a.agency_id = ${agencyId} and a.id = r.id and a.valid_to = r.ended returning a.id`;

/** Permissions granted to a person by name that would hold again. */
export const endOwnGrants = (agencyId: AgencyId, personId: string, today: CalendarDate) => sql<{ readonly id: string }>`
  update office.permission_grant set valid_to = greatest(valid_from, ${today}::date)
  where agency_id = ${agencyId} and grantee_kind = 'PERSON' and grantee_id = ${personId}
    and (valid_to is null or valid_to > ${today}::date)
  returning id`;
