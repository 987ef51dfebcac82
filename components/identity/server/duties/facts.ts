import { dateInChina, ok, type Result, reject } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { lockAccess } from '#platform/server/identity/access-store.ts';
import { listAdministrators } from '#platform/server/identity/agency-store.ts';
import { type DutyFacts, isExpired, type OpenHandOver, type Recipient } from '../../rules/duty-rules.ts';
import { lockConfiguration } from '../permissions/store.ts';
import { endHandOver, type HandOverRow, listHandOvers } from './store.ts';

export const isOpen = (row: HandOverRow): row is HandOverRow & OpenHandOver =>
  row.state === 'WAITING' || row.state === 'ASKED' || row.state === 'COMING';

/** What decides about duties, read afresh; a hand-over past its week is none. */
export async function dutyFacts({ tx, agency, now }: UseCaseContext): Promise<DutyFacts> {
  const administrators = await tx.all(listAdministrators(tx.agencyId));
  const open = (await tx.all(listHandOvers(tx.agencyId))).filter(isOpen).filter((one) => !isExpired(one, now));
  return { organisation: agency.organisation, administrators, open, today: dateInChina(now) };
}

/** The same with the agency's configuration held: nobody leaves and no other hand-over comes in between. */
export async function heldDutyFacts(context: UseCaseContext): Promise<Result<DutyFacts>> {
  const current = await context.tx.first(lockConfiguration(context.tx.agencyId));
  if (current?.version !== context.agency.version) return reject('identity.changed-meanwhile');
  await endExpired(context);
  return ok(await dutyFacts(context));
}

/** What was not agreed to within its week is over, and the way is free for another. Twice = nothing is left to end. */
async function endExpired(context: UseCaseContext): Promise<void> {
  const { tx, now } = context;
  for (const one of (await tx.all(listHandOvers(tx.agencyId))).filter(isOpen)) {
    if (!isExpired(one, now)) continue;
    await tx.all(endHandOver(tx.agencyId, one.id, { state: 'EXPIRED', now }));
    auditHandOver(context, 'identity.hand-over-expired', one);
  }
}

export const auditHandOver = (
  context: UseCaseContext,
  event: string,
  { duty, fromPersonId, toPersonId, on }: OpenHandOver,
): void => context.audit({ event, objectKind: 'person', objectId: toPersonId, details: { duty, fromPersonId, on } });

/** The person's row is held: the access is not stopped meanwhile. */
export async function recipientOf({ tx, now }: UseCaseContext, personId: string): Promise<Recipient> {
  const row = await tx.first(lockAccess(tx.agencyId, personId, now));
  return { personId, hasAccount: row?.accountId != null, access: row?.access ?? 'STOPPED' };
}
