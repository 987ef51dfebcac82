import type { AgencyId, PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

export const listPhrases = (agencyId: AgencyId, personId: PersonId) => sql<{
  readonly id: string;
  readonly text: string;
}>`
  select id, text from office.phrase where agency_id = ${agencyId} and person_id = ${personId}
  order by display_order, id limit 100`;

export const insertPhrase = (agencyId: AgencyId, personId: PersonId, id: string, text: string) => sql`
  insert into office.phrase (agency_id, id, person_id, text) values (${agencyId}, ${id}, ${personId}, ${text})`;

export const deletePhrase = (agencyId: AgencyId, personId: PersonId, id: string) => sql<{ readonly id: string }>`
  delete from office.phrase where agency_id = ${agencyId} and person_id = ${personId} and id = ${id} returning id`;
