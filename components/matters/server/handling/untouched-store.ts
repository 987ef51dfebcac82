import type { AgencyId, Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

export interface UntouchedDraft {
  readonly id: string;
  readonly kindCode: string;
  readonly assignmentId: string;
  readonly formVersionId: string;
  readonly processVersionId: string;
  readonly createdAt: Instant;
}

/** What a person has opened by 发起 and not yet written in, newest first. */
export const listUntouched = (agencyId: AgencyId, personId: string) => sql<UntouchedDraft>`
  select id, kind_code as "kindCode", starter_assignment_id as "assignmentId", form_version_id as "formVersionId",
    process_version_id as "processVersionId", created_at as "createdAt"
  from office.matter
  where agency_id = ${agencyId} and starter_person_id = ${personId} and state = 'DRAFT' and not touched
  order by created_at desc, id desc`;

/** The first change outside the form (a file, the body) makes it a draft. */
export const touchDraft = (agencyId: AgencyId, matterId: string) => sql`
  update office.matter set touched = true where agency_id = ${agencyId} and id = ${matterId} and not touched`;

export const deleteUntouched = (agencyId: AgencyId, matterIds: readonly string[]) => sql`
  delete from office.matter
  where agency_id = ${agencyId} and id = any (${[...matterIds]}) and state = 'DRAFT' and not touched`;
