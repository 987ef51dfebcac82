import type { AgencyId, PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** Everybody who has something to read. */
export const peopleReading = (agencyId: AgencyId) => sql<{ readonly personId: PersonId }>`
  select distinct person_id as "personId" from office.task
  where agency_id = ${agencyId} and state = 'open' and kind = 'read' order by person_id`;

/** What these persons have to read, and whether anything goes round in order there. */
export const readingOf = (agencyId: AgencyId, personIds: readonly PersonId[]) => sql<{
  readonly matterId: string;
  readonly personId: PersonId;
  readonly ordered: boolean;
}>`
  select t.matter_id as "matterId", t.person_id as "personId", (i.snapshot -> 'circulations') is not null as ordered
  from office.task t
  join office.matter_instance i on i.agency_id = t.agency_id and i.matter_id = t.matter_id
  where t.agency_id = ${agencyId} and t.state = 'open' and t.kind = 'read' and t.person_id = any (${[...personIds]})
  order by t.matter_id, t.person_id`;
