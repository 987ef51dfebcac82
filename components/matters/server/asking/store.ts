import type { AgencyId, Instant, PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** How much work lies with each of these persons, and when one of these steps of this kind came to them last. */
export const workOf = (
  agencyId: AgencyId,
  persons: readonly string[],
  nodes: readonly string[],
  kindCode: string,
) => sql<{
  readonly personId: PersonId;
  readonly work: number;
  readonly last: Instant | null;
}>`
  select p.id as "personId",
    (select count(*)::int from office.task t
      where t.agency_id = ${agencyId} and t.person_id = p.id and t.kind = 'do' and t.state = 'open') as work,
    (select max(t.opened_at) from office.task t
      join office.matter m on m.agency_id = t.agency_id and m.id = t.matter_id and m.kind_code = ${kindCode}
      where t.agency_id = ${agencyId} and t.person_id = p.id and t.node = any (${[...nodes]})) as last
  from unnest(${[...persons]}::uuid[]) as p (id)`;
