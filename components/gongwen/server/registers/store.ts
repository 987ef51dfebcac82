import type { AgencyId, CalendarDate, Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** Keys as `setProgress` writes them. */
export interface RegisterFacts {
  readonly section?: string;
  readonly drafter?: string;
  readonly mainRecipients?: readonly string[];
  readonly sourceAgency?: string;
  readonly sourceNumber?: string;
  readonly receivedOn?: string;
  readonly handlingClass?: string;
  readonly urgency?: string;
}

export interface RegisterRow {
  readonly matterId: string;
  readonly direction: 'OUT' | 'IN';
  readonly status: string;
  readonly kind: string | null;
  readonly title: string;
  readonly number: string;
  readonly numberedAt: Instant;
  readonly signatoryName: string | null;
  readonly documentDate: CalendarDate | null;
  readonly dispatchedAt: Instant | null;
  readonly register: RegisterFacts;
}

export interface RegisterPage {
  readonly direction: 'OUT' | 'IN';
  readonly before: { readonly at: string; readonly id: string } | undefined;
  readonly from: Instant | undefined;
  readonly until: Instant | undefined;
  readonly rows: number;
}

/** Numbered documents, latest number first. */
export const listRegister = (agencyId: AgencyId, page: RegisterPage) => sql<RegisterRow>`
  select matter_id as "matterId", direction, status, kind, title, number, numbered_at as "numberedAt",
    signatory_name as "signatoryName", document_date as "documentDate", dispatched_at as "dispatchedAt", register
  from office.document
  where agency_id = ${agencyId} and direction = ${page.direction} and number is not null
    and (${page.before?.at ?? null}::timestamptz is null
      or (numbered_at, matter_id) < (${page.before?.at ?? null}::timestamptz, ${page.before?.id ?? null}::uuid))
    and (${page.from ?? null}::timestamptz is null or numbered_at >= ${page.from ?? null}::timestamptz)
    and (${page.until ?? null}::timestamptz is null or numbered_at < ${page.until ?? null}::timestamptz)
  order by numbered_at desc, matter_id desc
  limit ${page.rows}`;

/** Registered documents with this sender and number, the newest first. */
export const findRegistered = (agencyId: AgencyId, key: string, exceptMatterId: string) => sql<{
  readonly matterId: string;
  readonly number: string;
  readonly title: string;
  readonly registeredAt: Instant;
}>`
  select matter_id as "matterId", number, title, numbered_at as "registeredAt" from office.document
  where agency_id = ${agencyId} and source_key = ${key} and matter_id <> ${exceptMatterId} and number is not null
    and status not in ('VOIDED', 'RETURNED_TO_SENDER')
  order by numbered_at desc, matter_id limit 3`;

export const setSourceKey = (agencyId: AgencyId, matterId: string, key: string) => sql`
  update office.document set source_key = ${key} where agency_id = ${agencyId} and matter_id = ${matterId}`;

export const confirmNoDuplicate = (agencyId: AgencyId, matterId: string, key: string) => sql`
  update office.document set duplicate_confirmed = ${key} where agency_id = ${agencyId} and matter_id = ${matterId}`;
