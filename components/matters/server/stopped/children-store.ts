import type { AgencyId, AssignmentId, Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** Children of one step that are not as their caller asked, for one cause. No entry, no value. */
export interface TroubledChildren {
  readonly matterId: string;
  readonly kindName: string;
  readonly step: string;
  readonly childKind: string;
  readonly children: number;
  readonly trouble: string;
  /** When it was tried last. */
  readonly triedAt: Instant;
  readonly starterAssignmentId: AssignmentId;
}

/** The newest trouble first; what is suspended comes back here when it goes on. */
export const troubledChildren = (agencyId: AgencyId, limit: number) => sql<TroubledChildren>`
  select c.parent_id as "matterId", p.name as "kindName", c.step, coalesce(k.name, c.kind_code) as "childKind",
    count(*) as children, c.trouble, max(c.tried_at) as "triedAt", m.starter_assignment_id as "starterAssignmentId"
  from office.matter_child c
  join office.matter m on m.agency_id = c.agency_id and m.id = c.parent_id
  join office.matter_kind p on p.agency_id = m.agency_id and p.code = m.kind_code
  left join office.matter_kind k on k.agency_id = c.agency_id and k.code = c.kind_code
  where c.agency_id = ${agencyId} and c.trouble is not null and c.state in ('asked', 'stopping')
    and m.state = 'RUNNING' and m.suspended_at is null
  group by 1, 2, 3, 4, 6, 8
  order by max(c.tried_at) desc, c.parent_id limit ${limit}`;

/** They are tried with the next wake-up of their caller. */
export const askChildrenAgain = (agencyId: AgencyId, parentId: string) => sql<{ readonly child: number }>`
  update office.matter_child set tried_at = null
  where agency_id = ${agencyId} and parent_id = ${parentId} and trouble is not null and state in ('asked', 'stopping')
  returning child`;

export const countTroubledChildren = (agencyId: AgencyId) => sql<{ readonly count: number }>`
  select count(*) as count from office.matter_child c
  join office.matter m on m.agency_id = c.agency_id and m.id = c.parent_id
  where c.agency_id = ${agencyId} and c.trouble is not null and c.state in ('asked', 'stopping')
    and m.state = 'RUNNING' and m.suspended_at is null`;
