import type { AgencyId, CalendarDate } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

export interface VersionRow {
  readonly id: string;
  readonly version: number;
}

export const postVersions = (agencyId: AgencyId) => sql<VersionRow>`
  select id, version from office.post where agency_id = ${agencyId}`;

export const insertPost = (
  agencyId: AgencyId,
  fresh: {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly sectionId: string | null;
    readonly displayOrder: number;
    readonly from: string;
  },
) => sql`
  insert into office.post (agency_id, id, name, role, section_id, display_order, valid_from)
  values (${agencyId}, ${fresh.id}, ${fresh.name}, ${fresh.role}, ${fresh.sectionId}, ${fresh.displayOrder}, ${fresh.from})`;

export const renamePostRow = (agencyId: AgencyId, id: string, version: number, name: string) => sql<VersionRow>`
  update office.post set name = ${name}, version = version + 1
  where agency_id = ${agencyId} and id = ${id} and version = ${version} returning id, version`;

export const endPostRow = (agencyId: AgencyId, id: string, version: number, on: string) => sql<VersionRow>`
  update office.post set valid_to = ${on}, version = version + 1
  where agency_id = ${agencyId} and id = ${id} and version = ${version} returning id, version`;

export interface AreaRow {
  readonly id: string;
  readonly leaderAssignmentId: string;
  readonly sectionId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly version: number;
}

export const listAreas = (agencyId: AgencyId) => sql<AreaRow>`
  select id, leader_assignment_id as "leaderAssignmentId", section_id as "sectionId", valid_from as "from",
    valid_to as "to", version
  from office.deputy_area where agency_id = ${agencyId} order by valid_from desc, id`;

export const findArea = (agencyId: AgencyId, id: string) => sql<AreaRow>`
  select id, leader_assignment_id as "leaderAssignmentId", section_id as "sectionId", valid_from as "from",
    valid_to as "to", version
  from office.deputy_area where agency_id = ${agencyId} and id = ${id}`;

export const insertArea = (
  agencyId: AgencyId,
  fresh: {
    readonly id: string;
    readonly leaderAssignmentId: string;
    readonly sectionId: string;
    readonly from: string;
    readonly to: string | null;
  },
) => sql`
  insert into office.deputy_area (agency_id, id, leader_assignment_id, section_id, valid_from, valid_to)
  values (${agencyId}, ${fresh.id}, ${fresh.leaderAssignmentId}, ${fresh.sectionId}, ${fresh.from}, ${fresh.to})`;

export const endAreaRow = (agencyId: AgencyId, id: string, version: number, on: string) => sql<VersionRow>`
  update office.deputy_area set valid_to = ${on}, version = version + 1
  where agency_id = ${agencyId} and id = ${id} and version = ${version} returning id, version`;
