import type { AgencyId, Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** One matter that a message begins: by the act that sent it and the kind that waits for it. */
export interface BegunKey {
  readonly senderId: string;
  readonly sequence: number;
  readonly kindCode: string;
}

/** Asked once: the same act of the same sender begins a kind once, however often it is delivered. */
export const askBegun = (
  agencyId: AgencyId,
  b: BegunKey & { readonly matterId: string; readonly message: string },
) => sql`
  insert into office.matter_begun (agency_id, sender_id, sequence, kind_code, matter_id, message)
  values (${agencyId}, ${b.senderId}, ${b.sequence}, ${b.kindCode}, ${b.matterId}, ${b.message})
  on conflict (agency_id, sender_id, sequence, kind_code) do nothing`;

export interface BegunRow {
  readonly matterId: string;
  readonly message: string;
  readonly tries: number;
  readonly trouble: string | null;
}

/** One that has not begun yet, locked: two deliveries at once begin it once. */
export const begunToBring = (agencyId: AgencyId, b: BegunKey) => sql<BegunRow>`
  select matter_id as "matterId", message, tries, trouble from office.matter_begun
  where agency_id = ${agencyId} and sender_id = ${b.senderId} and sequence = ${b.sequence} and kind_code = ${b.kindCode}
    and begun_at is null for update`;

export const markBegun = (agencyId: AgencyId, b: BegunKey & { readonly at: Instant }) => sql`
  update office.matter_begun set begun_at = ${b.at}, trouble = null
  where agency_id = ${agencyId} and sender_id = ${b.senderId} and sequence = ${b.sequence} and kind_code = ${b.kindCode}`;

export const markNotBegun = (
  agencyId: AgencyId,
  b: BegunKey & { readonly at: Instant; readonly trouble: string },
) => sql`
  update office.matter_begun set tries = tries + 1, tried_at = ${b.at}, trouble = ${b.trouble}
  where agency_id = ${agencyId} and sender_id = ${b.senderId} and sequence = ${b.sequence} and kind_code = ${b.kindCode}`;
