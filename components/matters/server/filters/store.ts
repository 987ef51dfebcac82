import type { AgencyId, PersonId } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';
import type { BoxFilter } from '../../contract.ts';

export const kindExists = (agencyId: AgencyId, kind: string) => sql<{ readonly code: string }>`
  select code from office.matter_kind where agency_id = ${agencyId} and code = ${kind}`;

/** Also those that can no longer be started: their matters still stand in the boxes. */
export const allKinds = (agencyId: AgencyId) => sql<{ readonly code: string; readonly name: string }>`
  select code, name from office.matter_kind where agency_id = ${agencyId} order by display_order, name, code`;

export interface SavedFilterRow {
  readonly id: string;
  readonly name: string;
  readonly filter: BoxFilter;
}

export const savedFilters = (agencyId: AgencyId, personId: PersonId) => sql<SavedFilterRow>`
  select id, name, filter from office.saved_filter where agency_id = ${agencyId} and person_id = ${personId}
  order by id limit 100`;

/** Until commit: of two filters that a person saves at once the second is looked at beside the first. */
export const lockSaver = (agencyId: AgencyId, personId: PersonId) => sql`
  select id from office.person where agency_id = ${agencyId} and id = ${personId} for no key update`;

export const insertFilter = (agencyId: AgencyId, personId: PersonId, { id, name, filter }: SavedFilterRow) => sql`
  insert into office.saved_filter (agency_id, id, person_id, name, filter)
  values (${agencyId}, ${id}, ${personId}, ${name}, ${json(filter)})`;

export const renameFilterRow = (agencyId: AgencyId, personId: PersonId, id: string, name: string) => sql`
  update office.saved_filter set name = ${name} where agency_id = ${agencyId} and person_id = ${personId} and id = ${id}`;

export const deleteFilter = (agencyId: AgencyId, personId: PersonId, id: string) => sql<{ readonly id: string }>`
  delete from office.saved_filter where agency_id = ${agencyId} and person_id = ${personId} and id = ${id} returning id`;
