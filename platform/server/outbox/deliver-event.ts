import { ok, type Result } from '@gov/base';
import type { AgencyTransaction } from '#platform/server/database/transaction.ts';
import { type OutboxEvent, takeOutboxEvent } from './outbox-store.ts';

/** Kind of the wake-up that delivers an event; its key is the event's id. */
export const deliverKind = 'outbox.deliver';

/** What a component does when another one announces something; safe to run twice. */
export type Reaction = (event: OutboxEvent) => Promise<Result<unknown>>;

/**
 * Delivers one announcement inside the agency's transaction: all reactions or none. A refused reaction rolls back
 * the whole delivery, and the wake-up tries again later. Run twice, the second finds no row and does nothing.
 */
export async function deliverEvent(
  tx: AgencyTransaction,
  id: string,
  reactionsTo: (eventName: string) => readonly Reaction[],
): Promise<Result<unknown>> {
  const event = await tx.first(takeOutboxEvent(tx.agencyId, id));
  if (!event) return ok(undefined);
  for (const react of reactionsTo(event.event)) {
    const outcome = await react(event);
    if (!outcome.ok) return outcome;
  }
  return ok(undefined);
}
