import { join } from 'node:path';

/** Where the audit keeps what must not stand in the database. */
export interface AuditPlaces {
  readonly keyFile: string;
  readonly headDirectories: readonly string[];
}

/** `copy`: a second directory for the heads, best on another volume or machine (AUDIT_HEADS_COPY). */
export const auditPlaces = (dataDir: string, copy?: string): AuditPlaces => ({
  keyFile: join(dataDir, 'audit-signing-key.json'),
  headDirectories: [join(dataDir, 'audit-heads'), ...(copy ? [copy] : [])],
});
