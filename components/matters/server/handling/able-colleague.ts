import { dateInChina, ok, type PersonId, type Result, reject } from '@gov/base';
import { assignmentsOfPerson, dayView, type ResolvedHandler } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { LoadedMatter } from './loaded-matter.ts';

/** Somebody who may be given work today; who has left is nobody, an administrator and who was stopped cannot do it. */
export function ableColleague(context: UseCaseContext, assignmentId: string): Result<ResolvedHandler> {
  const { assignments, placeOf } = dayView(context.agency.organisation, dateInChina(context.now));
  const place = placeOf.get(assignmentId);
  const found = place === undefined ? undefined : assignments[place];
  if (!found) return reject('matters.unknown-person');
  if (mayHandle(context, found.personId)) return ok({ personId: found.personId, assignmentId: found.id });
  const person = context.agency.organisation.persons.get(found.personId)?.name ?? '';
  return reject('matters.cannot-handle', { person });
}

/** The same for several; the first who cannot is named. */
export function ableColleagues(
  context: UseCaseContext,
  assignmentIds: readonly string[],
): Result<readonly ResolvedHandler[]> {
  const found: ResolvedHandler[] = [];
  for (const id of assignmentIds) {
    const one = ableColleague(context, id);
    if (!one.ok) return one;
    found.push(one.value);
  }
  return ok(found);
}

/** Assignments that hold today. */
export const placesOf = ({ agency, now }: UseCaseContext, personId: PersonId) =>
  assignmentsOfPerson(dayView(agency.organisation, dateInChina(now)), personId);

export const mayHandle = (context: UseCaseContext, personId: PersonId): boolean =>
  placesOf(context, personId).some(({ id }) =>
    context.agency.permissionsOf(personId, id, context.now).has('matters.handle'),
  );

/** Nobody judges what he has started: the refusal names him. */
export const ownApproval = (context: UseCaseContext, { row }: LoadedMatter) =>
  reject('matters.own-approval', { who: context.agency.organisation.persons.get(row.starterPersonId)?.name ?? '' });
