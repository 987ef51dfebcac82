import { dateInChina } from '@gov/base';
import { dayView, type ResolvedHandler } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';

/** Somebody who can be given work: an assignment of this agency that holds today; who has left is nobody. */
export function colleague(context: UseCaseContext, assignmentId: string): ResolvedHandler | undefined {
  const { assignments, placeOf } = dayView(context.agency.organisation, dateInChina(context.now));
  const place = placeOf.get(assignmentId);
  const assignment = place === undefined ? undefined : assignments[place];
  return assignment && { personId: assignment.personId, assignmentId: assignment.id };
}
