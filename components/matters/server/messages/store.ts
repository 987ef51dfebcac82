import type { AgencyId, Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

export interface Message {
  readonly id: string;
  readonly event: string;
  readonly words: string;
}

/** Kept until a step waits for it; the same key again is the same message. */
export const keepMessage = (
  agencyId: AgencyId,
  m: Message & { readonly matterId: string; readonly key: string; readonly at: Instant },
) => sql`
  insert into office.matter_message (agency_id, id, matter_id, event, key, words, at)
  values (${agencyId}, ${m.id}, ${m.matterId}, ${m.event}, ${m.key}, ${m.words}, ${m.at})
  on conflict (agency_id, matter_id, key) do nothing`;

/** What has come and was not told to any step yet, the oldest first. */
export const waitingMessages = (agencyId: AgencyId, matterId: string) => sql<Message>`
  select id, event, words from office.matter_message
  where agency_id = ${agencyId} and matter_id = ${matterId} and delivered_at is null order by at, id`;

export const markDelivered = (agencyId: AgencyId, id: string, at: Instant) => sql`
  update office.matter_message set delivered_at = ${at} where agency_id = ${agencyId} and id = ${id}`;
