import type { AgencyId } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

export interface VersionRow {
  readonly id: string;
  readonly version: number;
}

export const sectionVersion = (agencyId: AgencyId, id: string) => sql<VersionRow>`
  select id, version from office.section where agency_id = ${agencyId} and id = ${id}`;

export const insertSection = (
  agencyId: AgencyId,
  fresh: {
    readonly id: string;
    readonly parentId: string | null;
    readonly name: string;
    readonly displayOrder: number;
    readonly from: string;
  },
) => sql`
  insert into office.section (agency_id, id, parent_id, name, display_order, valid_from)
  values (${agencyId}, ${fresh.id}, ${fresh.parentId}, ${fresh.name}, ${fresh.displayOrder}, ${fresh.from})`;

export const renameSectionRow = (agencyId: AgencyId, id: string, version: number, name: string) => sql<VersionRow>`
  update office.section set name = ${name}, version = version + 1
  where agency_id = ${agencyId} and id = ${id} and version = ${version} returning id, version`;

export const moveSectionRow = (
  agencyId: AgencyId,
  id: string,
  version: number,
  place: { readonly parentId: string | null; readonly displayOrder: number },
) => sql<VersionRow>`
  update office.section set parent_id = ${place.parentId}, display_order = ${place.displayOrder}, version = version + 1
  where agency_id = ${agencyId} and id = ${id} and version = ${version} returning id, version`;

export const endSectionRow = (agencyId: AgencyId, id: string, version: number, on: string) => sql<VersionRow>`
  update office.section set valid_to = ${on}, version = version + 1
  where agency_id = ${agencyId} and id = ${id} and version = ${version} returning id, version`;

/** Posts tied to a section and its 分工 end with it; what ended earlier keeps its date. */
export const endPostsOfSection = (agencyId: AgencyId, sectionId: string, on: string) => sql`
  update office.post set valid_to = greatest(valid_from, ${on}::date), version = version + 1
  where agency_id = ${agencyId} and section_id = ${sectionId} and (valid_to is null or valid_to > ${on}::date)`;

export const endAreasOfSection = (agencyId: AgencyId, sectionId: string, on: string) => sql`
  update office.deputy_area set valid_to = greatest(valid_from, ${on}::date), version = version + 1
  where agency_id = ${agencyId} and section_id = ${sectionId} and (valid_to is null or valid_to > ${on}::date)`;

/** Versions stay: the order of a list is guarded by the list itself. */
export const placeSections = (agencyId: AgencyId, places: readonly object[]) => sql`
  update office.section s set display_order = p."displayOrder"
  from jsonb_to_recordset(${json(places)}) as p(id uuid, "displayOrder" int)
  where s.agency_id = ${agencyId} and s.id = p.id`;
