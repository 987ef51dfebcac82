import type { AgencyId, Instant, JsonObject } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

/** One row of the audit as it is written; never a title, a text or a form value. */
export interface AuditRow {
  readonly id: string;
  readonly at: Instant;
  readonly event: string;
  readonly personId: string | null;
  readonly assignmentId: string | null;
  readonly personName: string;
  /** The person whose authority was used, when somebody acted for another. */
  readonly onBehalfOf?: string | null;
  readonly objectKind: string;
  readonly objectId: string;
  readonly details: JsonObject;
  readonly address: string;
  readonly sessionRef: string;
  readonly requestId: string;
}

/** Writes the audit rows of one request, and their names into the sealer's list, in one statement. */
export const auditRows = (agencyId: AgencyId, rows: readonly AuditRow[]) => sql`
  with ${auditPart(agencyId, rows)} select 1`;

/** The same as a part of a statement that writes more: `with …, … select 1`. */
export const auditPart = (agencyId: AgencyId, rows: readonly AuditRow[]) => sql`
  audit_written as (
    insert into office.audit_event (
      agency_id, id, at, event, person_id, assignment_id, person_name, on_behalf_of,
      object_kind, object_id, details, address, session_ref, request_id)
    select ${agencyId}, r.id, r.at, r.event, r."personId", r."assignmentId", r."personName", r."onBehalfOf",
      r."objectKind", r."objectId", r.details, r.address, r."sessionRef", r."requestId"
    from jsonb_to_recordset(${json(rows)}) as r(
      id uuid, at timestamptz, event text, "personId" uuid, "assignmentId" uuid, "personName" text, "onBehalfOf" uuid,
      "objectKind" text, "objectId" text, details jsonb, address text, "sessionRef" text, "requestId" text)
    returning agency_id, id
  ), audit_named as (
    insert into office.audit_pending (agency_id, event_id) select agency_id, id from audit_written
  )`;
