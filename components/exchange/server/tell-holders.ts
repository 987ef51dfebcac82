import type { PersonId } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';

/** Tells the open pages of everybody who may sign for documents that something arrived or was dealt with. */
export const tellReceivers = (context: UseCaseContext): void =>
  context.notify(holdersOf(context, 'exchange.receive'), 'exchange');

/** Tells the open pages of everybody who follows what was sent that a receipt or a problem came. */
export const tellSenders = (context: UseCaseContext): void =>
  context.notify(holdersOf(context, 'exchange.track'), 'exchange-sent');

function holdersOf({ agency, now }: UseCaseContext, permission: string): PersonId[] {
  const holders = new Set<PersonId>();
  for (const { id, personId } of agency.organisation.assignments.values())
    if (agency.permissionsOf(personId, id, now).has(permission)) holders.add(personId);
  return [...holders];
}
