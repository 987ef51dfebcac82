import type { AgencyId, CalendarDate } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

export interface VersionRow {
  readonly id: string;
  readonly version: number;
}

export const assignmentVersions = (agencyId: AgencyId, ids: readonly string[]) => sql<VersionRow>`
  select id, version from office.assignment where agency_id = ${agencyId} and id = any(${ids})`;

export const personRow = (agencyId: AgencyId, id: string) => sql<{
  readonly version: number;
  readonly hasAccount: boolean;
  readonly access: 'OPEN' | 'STOPPED';
  /** The day a leaving was entered that is not taken back. */
  readonly leavingEntered: CalendarDate | null;
}>`
  select version, (leaving ->> 'day')::date as "leavingEntered", account_id is not null as "hasAccount", access
  from office.person
  where agency_id = ${agencyId} and id = ${id}`;

export const insertPerson = (
  agencyId: AgencyId,
  fresh: {
    readonly id: string;
    readonly name: string;
    readonly initials: string;
    readonly displayOrder: number;
    readonly from: string;
  },
) => sql`
  insert into office.person (agency_id, id, name, initials, display_order, valid_from)
  values (${agencyId}, ${fresh.id}, ${fresh.name}, ${fresh.initials}, ${fresh.displayOrder}, ${fresh.from})`;

export interface NewAssignment {
  readonly id: string;
  readonly personId: string;
  readonly sectionId: string;
  readonly postId: string;
  readonly title: string;
  readonly main: boolean;
  readonly displayOrder: number;
  readonly from: string;
  readonly to: string | null;
}

export const insertAssignments = (agencyId: AgencyId, rows: readonly NewAssignment[]) => sql`
  insert into office.assignment
    (agency_id, id, person_id, section_id, post_id, title, main, display_order, valid_from, valid_to)
  select ${agencyId}::uuid, r.id, r."personId", r."sectionId", r."postId", r.title, r.main, r."displayOrder", r."from", r."to"
  from jsonb_to_recordset(${json(rows)}) as r(id uuid, "personId" uuid, "sectionId" uuid, "postId" uuid, title text,
    main boolean, "displayOrder" int, "from" date, "to" date)`;

export const changePersonRow = (
  agencyId: AgencyId,
  id: string,
  version: number,
  person: { readonly name: string; readonly initials: string },
) => sql<VersionRow>`
  update office.person set name = ${person.name}, initials = ${person.initials}, version = version + 1
  where agency_id = ${agencyId} and id = ${id} and version = ${version} returning id, version`;

export const endPersonRow = (agencyId: AgencyId, id: string, version: number, on: string) => sql<VersionRow>`
  update office.person set valid_to = ${on}, version = version + 1
  where agency_id = ${agencyId} and id = ${id} and version = ${version} returning id, version`;

/** All that last beyond the day; one that would only begin later never begins. */
export const endAssignmentsOfPerson = (agencyId: AgencyId, personId: string, on: string) => sql<{
  readonly id: string;
}>`
  update office.assignment set valid_to = greatest(valid_from, ${on}::date), version = version + 1
  where agency_id = ${agencyId} and person_id = ${personId} and (valid_to is null or valid_to > ${on}::date)
  returning id`;

export const endAssignmentRow = (agencyId: AgencyId, id: string, version: number, on: string) => sql<VersionRow>`
  update office.assignment set valid_to = ${on}, version = version + 1
  where agency_id = ${agencyId} and id = ${id} and version = ${version} returning id, version`;

export const endAreasOfAssignments = (agencyId: AgencyId, ids: readonly string[], on: string) => sql<{
  readonly id: string;
}>`
  update office.deputy_area set valid_to = greatest(valid_from, ${on}::date), version = version + 1
  where agency_id = ${agencyId} and leader_assignment_id = any(${ids}) and (valid_to is null or valid_to > ${on}::date)
  returning id`;

export const chooseMainRow = (agencyId: AgencyId, id: string, version: number) => sql<VersionRow>`
  update office.assignment set main = true, version = version + 1
  where agency_id = ${agencyId} and id = ${id} and version = ${version} returning id, version`;

/** The others of today and later; what has ended stays as it was. */
export const demoteOthers = (agencyId: AgencyId, personId: string, mainId: string, today: string) => sql`
  update office.assignment set main = false, version = version + 1
  where agency_id = ${agencyId} and person_id = ${personId} and id <> ${mainId} and main
    and (valid_to is null or valid_to > ${today}::date)`;

/** Versions stay: the order of a list is guarded by the list itself. */
export const placeAssignments = (agencyId: AgencyId, places: readonly object[]) => sql`
  update office.assignment a set display_order = p."displayOrder"
  from jsonb_to_recordset(${json(places)}) as p(id uuid, "displayOrder" int)
  where a.agency_id = ${agencyId} and a.id = p.id`;
