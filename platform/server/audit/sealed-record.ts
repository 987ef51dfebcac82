import type { JsonObject } from '@gov/base';
import type { AuditEventRow } from './audit-store.ts';

/**
 * What of an audit row goes into the chain: every column. The member names are part of the format: rows sealed
 * yesterday must give the same bytes in ten years, so a new column is added only where it has a value.
 */
export const sealedRecord = (row: AuditEventRow): JsonObject => ({
  id: row.id,
  at: row.at,
  event: row.event,
  personId: row.personId,
  assignmentId: row.assignmentId,
  personName: row.personName,
  onBehalfOf: row.onBehalfOf,
  objectKind: row.objectKind,
  objectId: row.objectId,
  details: row.details,
  address: row.address,
  sessionRef: row.sessionRef,
  requestId: row.requestId,
});
