import type { AgencyId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** Process versions by which something runs. */
export const runningVersions = (agencyId: AgencyId) => sql<{ readonly processVersionId: string }>`
  select distinct process_version_id as "processVersionId" from office.matter
  where agency_id = ${agencyId} and state = 'RUNNING' order by process_version_id`;

/** Matters that run by it and have no wake-up of this kind. */
export const unwatched = (agencyId: AgencyId, processVersionId: string, kind: string) => sql<{
  readonly matterId: string;
}>`
  select m.id as "matterId" from office.matter m
  where m.agency_id = ${agencyId} and m.state = 'RUNNING' and m.process_version_id = ${processVersionId}
    and not exists (select 1 from office.wake_up w
      where w.agency_id = ${agencyId} and w.kind = ${kind} and w.key = m.id::text)
  order by m.id`;

/** A row when the matter has no wake-up of this kind. */
export const isUnwatched = (agencyId: AgencyId, matterId: string, kind: string) => sql`
  select m.id from office.matter m
  where m.agency_id = ${agencyId} and m.id = ${matterId}
    and not exists (select 1 from office.wake_up w
      where w.agency_id = ${agencyId} and w.kind = ${kind} and w.key = ${matterId})`;
