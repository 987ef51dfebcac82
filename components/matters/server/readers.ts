import { granteeKey, granteesOf } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';

/** Everybody the caller counts as when it is asked who may read: himself, his post, his section, sections he heads. */
export function granteeKeysOf(context: UseCaseContext): string[] {
  const { personId, assignmentId } = context.person();
  return granteesOf(context.agency.organisation, personId, assignmentId, context.now).map(granteeKey);
}
