import type { PersonId } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';

/** Tells the open pages of everybody who may sign for documents that something arrived or was dealt with. */
export function tellHolders(context: UseCaseContext): void {
  const { agency, now } = context;
  const holders = new Set<PersonId>();
  for (const { id, personId } of agency.organisation.assignments.values())
    if (agency.permissionsOf(personId, id, now).has('exchange.receive')) holders.add(personId);
  context.notify([...holders], 'exchange');
}
