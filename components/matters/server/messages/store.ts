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

/** What a step of the process has sent, by the number of its event, and what the matter is called by others: its kind. */
export const sentMessage = (agencyId: AgencyId, matterId: string, sequence: number) => sql<{
  readonly message: string;
  readonly kindName: string;
}>`
  select e.event ->> 'message' as message, k.name as "kindName"
  from office.matter_event e
  join office.matter m on m.agency_id = e.agency_id and m.id = e.matter_id
  join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code
  where e.agency_id = ${agencyId} and e.matter_id = ${matterId} and e.sequence = ${sequence}
    and e.event ->> 'kind' = 'houseDid'`;

/** The matter that called this one, and those it has called and that have begun. */
export const callerAndCalled = (agencyId: AgencyId, matterId: string) => sql<{ readonly id: string }>`
  select parent_id as id from office.matter_child where agency_id = ${agencyId} and matter_id = ${matterId}
  union
  select c.matter_id as id from office.matter_child c
  join office.matter m on m.agency_id = c.agency_id and m.id = c.matter_id
  where c.agency_id = ${agencyId} and c.parent_id = ${matterId}
  order by id`;
