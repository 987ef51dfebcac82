import type { AgencyId, Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** The first change outside the form (a file, the body) makes it a draft. */
export const touchDraft = (agencyId: AgencyId, matterId: string) => sql`
  update office.matter set touched = true where agency_id = ${agencyId} and id = ${matterId} and not touched`;

/** What a person opened by 发起 before this instant and never wrote in. */
export const deleteUntouched = (agencyId: AgencyId, personId: string, before: Instant) => sql`
  delete from office.matter
  where agency_id = ${agencyId} and starter_person_id = ${personId} and state = 'DRAFT' and not touched
    and created_at < ${before}`;
