import type { AgencyId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** Process versions by which something runs. */
export const runningVersions = (agencyId: AgencyId) => sql<{ readonly processVersionId: string }>`
  select distinct process_version_id as "processVersionId" from office.matter
  where agency_id = ${agencyId} and state = 'RUNNING' order by process_version_id`;

/** Matters that run by it. */
export const runningBy = (agencyId: AgencyId, processVersionId: string) => sql<{ readonly matterId: string }>`
  select id as "matterId" from office.matter
  where agency_id = ${agencyId} and state = 'RUNNING' and process_version_id = ${processVersionId} order by id`;
