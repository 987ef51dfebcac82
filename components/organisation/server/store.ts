import type { AgencyId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** Holds the agency's configuration still until the end of the transaction and tells its version. */
export const lockConfiguration = (agencyId: AgencyId) => sql<{ readonly version: number }>`
  select configuration_version as version from office.agency where id = ${agencyId} for no key update`;
