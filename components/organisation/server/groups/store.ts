import type { AgencyId, PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { VersionRow } from '../posts/store.ts';

export const groupVersions = (agencyId: AgencyId) => sql<VersionRow>`
  select id, version from office.person_group where agency_id = ${agencyId}`;

export const insertGroup = (agencyId: AgencyId, id: string, name: string, from: string) => sql`
  insert into office.person_group (agency_id, id, name, valid_from) values (${agencyId}, ${id}, ${name}, ${from})`;

export const renameGroup = (agencyId: AgencyId, id: string, version: number, name: string) => sql<VersionRow>`
  update office.person_group set name = ${name}, version = version + 1
  where agency_id = ${agencyId} and id = ${id} and version = ${version} returning id, version`;

export const endGroupRow = (agencyId: AgencyId, id: string, version: number, on: string) => sql<VersionRow>`
  update office.person_group set valid_to = ${on}, version = version + 1
  where agency_id = ${agencyId} and id = ${id} and version = ${version} returning id, version`;

export const clearGroup = (agencyId: AgencyId, id: string) => sql`
  delete from office.person_group_member where agency_id = ${agencyId} and group_id = ${id}`;

/** Persons in their order. */
export const fillGroup = (agencyId: AgencyId, id: string, persons: readonly PersonId[]) => sql`
  insert into office.person_group_member (agency_id, group_id, person_id, place)
  select ${agencyId}, ${id}, p.id, p.place from unnest(${[...persons]}::uuid[]) with ordinality as p (id, place)`;
