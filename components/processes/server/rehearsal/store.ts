import type { AgencyId, Instant } from '@gov/base';
import type { Program } from '@gov/workflow';
import { sql } from '#platform/server/database/sql.ts';

export interface VersionNumber {
  readonly processVersionId: string;
  readonly number: number;
}

export interface VersionProgram extends VersionNumber {
  readonly publishedAt: Instant;
  readonly program: Program;
}

/** Programs of all versions, the oldest first. */
export const listVersionPrograms = (agencyId: AgencyId, processId: string) => sql<VersionProgram>`
  select id as "processVersionId", number, published_at as "publishedAt", program from office.process_version
  where agency_id = ${agencyId} and process_id = ${processId} order by number`;

/** The same without the programs, which may be large. */
export const listVersionNumbers = (agencyId: AgencyId, processId: string) => sql<VersionNumber>`
  select id as "processVersionId", number from office.process_version
  where agency_id = ${agencyId} and process_id = ${processId} order by number`;
