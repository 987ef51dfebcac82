import type { PersonId } from '@gov/base';
import { granteeKey, granteesOf } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { grantees } from './store.ts';

/**
 * Everybody who may read the matter hears of it at once, also who neither handles nor started it; and so do the pages of those
 * who keep the course of things. Asked before the act is written, so that its change set travels with the end of the request; where
 * the act is refused nobody is told.
 */
export async function tellOfHalt(context: UseCaseContext, matterId: string): Promise<void> {
  const { tx, agency, now } = context;
  const { organisation } = agency;
  const named = new Set((await tx.all(grantees(tx.agencyId, matterId))).map(({ grantee }) => grantee));
  const readers = new Set<PersonId>();
  const keepers = new Set<PersonId>();
  for (const { id, personId } of organisation.assignments.values()) {
    if (granteesOf(organisation, personId, id, now).some((one) => named.has(granteeKey(one)))) readers.add(personId);
    if (agency.permissionsOf(personId, id, now).has('matters.monitor')) keepers.add(personId);
  }
  context.notify([...readers], 'inbox');
  context.notify([...readers], `matter:${matterId}`);
  context.notify([...keepers], 'monitor');
}
