import type { AgencyId, AssignmentId, Instant } from '@gov/base';
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
    and begun_at is null and dropped_at is null for update`;

export const markBegun = (agencyId: AgencyId, b: BegunKey & { readonly at: Instant }) => sql`
  update office.matter_begun set begun_at = ${b.at}, trouble = null
  where agency_id = ${agencyId} and sender_id = ${b.senderId} and sequence = ${b.sequence} and kind_code = ${b.kindCode}`;

export const markNotBegun = (
  agencyId: AgencyId,
  b: BegunKey & { readonly at: Instant; readonly trouble: string },
) => sql`
  update office.matter_begun set tries = tries + 1, tried_at = ${b.at}, trouble = ${b.trouble}
  where agency_id = ${agencyId} and sender_id = ${b.senderId} and sequence = ${b.sequence} and kind_code = ${b.kindCode}`;

/** A message that should have begun a matter and has not. */
export interface StuckBeginningRow extends BegunKey {
  readonly message: string;
  readonly senderKind: string;
  readonly kindName: string;
  readonly at: Instant;
  readonly tries: number;
  readonly trouble: string;
  readonly starterAssignmentId: AssignmentId;
}

const stuck = sql`b.begun_at is null and b.dropped_at is null and b.trouble is not null`;

/** The latest trial first: names of kinds and of the message alone. */
export const stuckBeginnings = (agencyId: AgencyId, limit: number) => sql<StuckBeginningRow>`
  select b.sender_id as "senderId", b.sequence, b.kind_code as "kindCode", b.message, b.tries, b.trouble,
    b.tried_at as at, k.name as "senderKind", coalesce(bk.name, b.kind_code) as "kindName",
    m.starter_assignment_id as "starterAssignmentId"
  from office.matter_begun b
  join office.matter m on m.agency_id = b.agency_id and m.id = b.sender_id
  join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code
  left join office.matter_kind bk on bk.agency_id = b.agency_id and bk.code = b.kind_code
  where b.agency_id = ${agencyId} and ${stuck}
  order by b.tried_at desc, b.sender_id, b.sequence, b.kind_code limit ${limit}`;

export const countStuckBeginnings = (agencyId: AgencyId) => sql<{ readonly count: number }>`
  select count(*)::int as count from office.matter_begun b where b.agency_id = ${agencyId} and ${stuck}`;

/** All its trials begin anew; undefined = it is not stuck (any more). */
export const tryBeginningAnew = (agencyId: AgencyId, b: BegunKey) => sql<{ readonly tries: number }>`
  update office.matter_begun b set tries = 0
  where b.agency_id = ${agencyId} and b.sender_id = ${b.senderId} and b.sequence = ${b.sequence}
    and b.kind_code = ${b.kindCode} and ${stuck}
  returning b.tries`;

/** It need not begin any more; undefined = it is not stuck (any more). */
export const dropBeginning = (agencyId: AgencyId, b: BegunKey & { readonly at: Instant }) => sql<{
  readonly message: string;
  readonly kindName: string;
}>`
  update office.matter_begun b set dropped_at = ${b.at}
  where b.agency_id = ${agencyId} and b.sender_id = ${b.senderId} and b.sequence = ${b.sequence}
    and b.kind_code = ${b.kindCode} and ${stuck}
  returning b.message, coalesce((select k.name from office.matter_kind k
    where k.agency_id = ${agencyId} and k.code = b.kind_code), b.kind_code) as "kindName"`;
