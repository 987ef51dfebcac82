import type { AgencyId, PersonId } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

export interface OfficeOfPerson {
  readonly personId: PersonId;
  readonly office: string;
}

/** For which offices whom has work under way. */
export const officesWithWork = (agencyId: AgencyId) => sql<OfficeOfPerson>`
  select distinct person_id as "personId", office from office.task
  where agency_id = ${agencyId} and office is not null and closed_at is null`;

/** Matters in which these have work for these offices, in an order in which they are always locked. */
export const mattersOfOffices = (agencyId: AgencyId, offices: readonly OfficeOfPerson[]) => sql<{
  readonly matterId: string;
}>`
  select distinct t.matter_id as "matterId"
  from jsonb_to_recordset(${json(offices.map(({ personId, office }) => ({ person_id: personId, office })))})
    as r(person_id uuid, office text)
  join office.task t on t.agency_id = ${agencyId} and t.person_id = r.person_id and t.office = r.office
    and t.office is not null and t.closed_at is null
  order by t.matter_id`;
