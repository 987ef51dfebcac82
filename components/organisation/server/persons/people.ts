import { dateInChina } from '@gov/base';
import { assignmentsOfPerson, type DayView, dayView, type Person } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { mayBeGivenWork, mayKnowSecrets } from './open-work.ts';

/**
 * `name` = a name in a form; `give-work` = who shall handle, sign or read something; `give-secret` = the same where it is a work
 * secret; `find` = everybody ever known here; absent = everybody in office.
 */
export type Purpose = 'name' | 'give-work' | 'give-secret' | 'find';

/** Why somebody in office is not offered. */
export type LeftOut = 'administrators' | 'stopped' | 'notLetKnow';

/**
 * Who counts as a person of the agency, in one place for all lists. Everybody in office today is one, and pages about the
 * organisation itself show everybody. The three administrators have no part in the work of the office: they are counted apart,
 * and a form or a handler's picker does not offer them. Somebody whose account is stopped keeps his name, but gets no work.
 */
export function whyLeftOut(
  context: UseCaseContext,
  purpose: Purpose | undefined,
): (person: Person) => LeftOut | undefined {
  if (purpose === undefined || purpose === 'find') return () => undefined;
  const holdsDuty = dutyHolders(context, dayView(context.agency.organisation, dateInChina(context.now)));
  const mayBeGiven = mayBeGivenWork(context);
  const mayKnow = mayKnowSecrets(context);
  return (person) => {
    if (holdsDuty(person)) return 'administrators';
    if (purpose === 'name') return undefined;
    if (!mayBeGiven(person)) return 'stopped';
    return purpose === 'give-secret' && !mayKnow(person) ? 'notLetKnow' : undefined;
  };
}

/** How many people of a day do the work of the office, and how many administrators stand beside them. */
export function countPeople(
  context: UseCaseContext,
  view: DayView,
): { readonly people: number; readonly administrators: number } {
  const administrators = view.persons.filter(dutyHolders(context, view)).length;
  return { people: view.persons.length - administrators, administrators };
}

/** By the permissions that come with a duty alone: in memory, a search asks at every keystroke. */
function dutyHolders({ agency, manifests, now }: UseCaseContext, view: DayView): (person: Person) => boolean {
  const ofDuties = manifests.flatMap(({ permissions }) => permissions.filter((row) => row.duty)).map((row) => row.code);
  return ({ id }) =>
    assignmentsOfPerson(view, id).some((assignment) => {
      const held = agency.permissionsOf(id, assignment.id, now);
      return ofDuties.some((code) => held.has(code));
    });
}
