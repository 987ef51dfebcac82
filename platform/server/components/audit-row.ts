import type { AssignmentId, Instant, PersonId } from '@gov/base';
import type { AuditRow } from '#platform/server/audit/audit-rows.ts';
import type { AuditEntry } from './component-server.ts';

/** Whom an audit row names and where the request came from, as far as that is known. */
export interface AuditedCaller {
  readonly personId?: PersonId | undefined;
  readonly personName?: string | undefined;
  readonly assignmentId?: AssignmentId | undefined;
  readonly sessionId?: string | undefined;
  /** The application key by which it was asked for. */
  readonly keyId?: string | undefined;
  readonly address?: string | undefined;
}

interface AuditMoment {
  readonly id: string;
  readonly at: Instant;
  readonly requestId: string;
}

/** One line of the audit as it is written, whatever transaction it is written in. */
export const auditRowOf = (moment: AuditMoment, entry: AuditEntry, caller: AuditedCaller = {}): AuditRow => ({
  ...moment,
  event: entry.event,
  personId: caller.personId ?? null,
  assignmentId: caller.assignmentId ?? null,
  personName: caller.personName ?? '',
  onBehalfOf: entry.onBehalfOf ?? null,
  objectKind: entry.objectKind,
  objectId: entry.objectId,
  details: { ...entry.details, ...(caller.keyId ? { key: caller.keyId } : {}) },
  address: caller.address ?? '',
  sessionRef: caller.sessionId ?? '',
});
