import type { AgencyId, PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** With whom each ordered circulation is: one row for each that goes on. */
export const readersInTurn = (agencyId: AgencyId) => sql<{ readonly matterId: string; readonly personId: PersonId }>`
  select t.matter_id as "matterId", t.person_id as "personId"
  from office.task t
  join office.matter m on m.agency_id = t.agency_id and m.id = t.matter_id
  where t.agency_id = ${agencyId} and t.state = 'open' and t.circulation is not null and m.state <> 'CANCELLED'
  order by t.matter_id, t.person_id`;
