import type { AgencyId, Instant } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

export interface OutboxEvent {
  readonly id: string;
  readonly event: string;
  /** Names the object the event is about. */
  readonly key: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Instant;
}

/** A batch of announcements in one statement; each also needs its wake-up `outbox.deliver`. */
export const outboxRows = (agencyId: AgencyId, events: readonly OutboxEvent[]) => sql`
  with ${outboxPart(agencyId, events)} select 1`;

/** The same as a part of a statement that writes more. */
export const outboxPart = (agencyId: AgencyId, events: readonly OutboxEvent[]) => sql`
  outbox_written as (
  insert into office.outbox_event (agency_id, id, event, key, payload, at)
  select ${agencyId}::uuid, r.id, r.event, r.key, r.payload, r.at
  from jsonb_to_recordset(${json(events)}::jsonb) as r (id uuid, event text, key text, payload jsonb, at timestamptz))`;

/** Taken and deleted at once: the delivering transaction brings it back if it does not commit. */
export const takeOutboxEvent = (agencyId: AgencyId, id: string) => sql<OutboxEvent>`
  delete from office.outbox_event where agency_id = ${agencyId} and id = ${id}
  returning id, event, key, payload, at`;
