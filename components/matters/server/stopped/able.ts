import { dateInChina, ok, type PersonId, type Result, reject } from '@gov/base';
import { assignmentsOfPerson, dayView, type ResolvedHandler } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { colleague } from '../handling/colleague.ts';
import { openWork } from './store.ts';

/** Somebody who may be given work today; an administrator and who was stopped cannot do it. */
export function ableColleague(context: UseCaseContext, assignmentId: string): Result<ResolvedHandler> {
  const found = colleague(context, assignmentId);
  if (!found) return reject('matters.unknown-person');
  if (mayHandle(context, found.personId)) return ok(found);
  const person = context.agency.organisation.persons.get(found.personId)?.name ?? '';
  return reject('matters.cannot-handle', { person });
}

const placesOf = ({ agency, now }: UseCaseContext, personId: PersonId) =>
  assignmentsOfPerson(dayView(agency.organisation, dateInChina(now)), personId);

const mayHandle = (context: UseCaseContext, personId: PersonId): boolean =>
  placesOf(context, personId).some(({ id }) =>
    context.agency.permissionsOf(personId, id, context.now).has('matters.handle'),
  );

/** Why somebody cannot do the work that lies with him; undefined = he can. */
export function whyUnable(context: UseCaseContext, personId: PersonId): string | undefined {
  if (placesOf(context, personId).length === 0) return '已离任，或现在没有任职';
  return mayHandle(context, personId) ? undefined : '账号已停用，或担任三员，不能办理';
}

export interface UnablePerson {
  readonly personId: PersonId;
  readonly because: string;
  readonly count: number;
}

/** Everybody with open work who cannot do it. One statement, whatever the number of people. */
export async function unablePeople(context: UseCaseContext): Promise<readonly UnablePerson[]> {
  const rows = await context.tx.all(openWork(context.tx.agencyId));
  return rows.flatMap(({ personId, count }) => {
    const because = whyUnable(context, personId);
    return because === undefined ? [] : [{ personId, count, because }];
  });
}
