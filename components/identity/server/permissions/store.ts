import type { AgencyId, CalendarDate, Instant } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

/** Holds the agency's configuration still until the end; other writers, whose foreign keys name the row, go on. */
export const lockConfiguration = (agencyId: AgencyId) => sql<{ readonly version: number }>`
  select configuration_version as version from office.agency where id = ${agencyId} for no key update`;

export interface NewGrant {
  readonly id: string;
  readonly permission: string;
  readonly granteeKind: string;
  readonly granteeId: string;
  readonly reason: string;
  readonly grantedBy: string;
  readonly grantedAt: Instant;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

export const insertGrant = (agencyId: AgencyId, g: NewGrant) => sql`
  insert into office.permission_grant (
    agency_id, id, permission, grantee_kind, grantee_id, reason, granted_by, granted_at, valid_from, valid_to)
  values (${agencyId}, ${g.id}, ${g.permission}, ${g.granteeKind}, ${g.granteeId}, ${g.reason}, ${g.grantedBy},
    ${g.grantedAt}, ${g.from}, ${g.to})`;

export const insertGrantSections = (
  agencyId: AgencyId,
  grantId: string,
  sections: readonly { readonly id: string; readonly below: boolean }[],
) => sql`
  insert into office.permission_grant_section (agency_id, grant_id, section_id, with_below)
  select ${agencyId}, ${grantId}, r.id, r.below from jsonb_to_recordset(${json(sections)}) as r(id uuid, below boolean)`;

export const endGrantRow = (agencyId: AgencyId, id: string, on: CalendarDate) => sql`
  update office.permission_grant set valid_to = ${on} where agency_id = ${agencyId} and id = ${id}`;
