import { type Instant, ok, type Result, reject } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { bumpConfiguration, insertAdministrator } from '#platform/server/identity/agency-store.ts';
import { mayTakeEffect, type OpenHandOver } from '../../rules/duty-rules.ts';
import { heldDutyFacts, recipientOf } from './facts.ts';
import { endHandOver, removeAdministrator } from './store.ts';

export const handOverKind = 'identity.hand-over';
/** Wakes when the week for all consents is over. */
export const handOverDeadlineKind = 'identity.hand-over-deadline';

/** The first moment of the day in China. */
const dawnOf = (day: string): Instant => new Date(`${day}T00:00:00+08:00`).toISOString() as Instant; // reason: an instant in the branded form

export const waitForItsDay = (context: UseCaseContext, { id, on }: Pick<OpenHandOver, 'id' | 'on'>): void =>
  context.wakeUp(handOverKind, id, dawnOf(on));

/** Old out, new in, in one transaction: the duty is never empty, and every process knows with its next request. */
export async function passOn(context: UseCaseContext, handOver: OpenHandOver): Promise<Result<undefined>> {
  const { tx, now } = context;
  const { id, duty, fromPersonId, toPersonId } = handOver;
  if (!(await tx.first(removeAdministrator(tx.agencyId, fromPersonId, duty))))
    return reject('identity.hand-over-stale');
  tx.write(insertAdministrator(tx.agencyId, toPersonId, duty, now));
  tx.write(endHandOver(tx.agencyId, id, { state: 'DONE', now }));
  tx.write(bumpConfiguration(tx.agencyId));
  // who has it now handles nothing any more
  context.announce('DutyHandedOver', context.tx.agencyId, {});
  context.audit({
    event: 'identity.duty-handed-over',
    objectKind: 'person',
    objectId: toPersonId,
    details: { duty, fromPersonId },
  });
  return ok(undefined);
}

/**
 * The day has come. What no longer fits — the new one has left, holds another duty, has no way in — fails, and the old
 * holder keeps the duty. Twice, or withdrawn meanwhile = nothing.
 */
export async function takeEffect(context: UseCaseContext, handOverId: string): Promise<Result<undefined>> {
  const { tx, now } = context;
  const facts = await heldDutyFacts(context);
  if (!facts.ok) return facts;
  const handOver = facts.value.open.find((one) => one.id === handOverId && one.state === 'COMING');
  if (!handOver || handOver.on > facts.value.today) return ok(undefined);
  const may = mayTakeEffect(facts.value, handOver, await recipientOf(context, handOver.toPersonId));
  if (may.ok) return passOn(context, handOver);
  tx.write(endHandOver(tx.agencyId, handOver.id, { state: 'FAILED', now }));
  context.audit({
    event: 'identity.hand-over-failed',
    objectKind: 'person',
    objectId: handOver.toPersonId,
    details: { duty: handOver.duty, code: may.rejection.code },
  });
  return ok(undefined);
}

/** The week is over: what nobody has agreed to ends. Twice, or agreed to meanwhile = nothing. */
export async function endAtDeadline(context: UseCaseContext): Promise<Result<undefined>> {
  const facts = await heldDutyFacts(context);
  return facts.ok ? ok(undefined) : facts;
}
