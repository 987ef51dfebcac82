import { type CalendarDate, dateInChina, ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type Assignment, assignmentsOfPerson, dayView } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { explainPermissions, type PermissionFacts } from '#platform/server/identity/permissions.ts';
import type { HeldPermissions, routes } from '../../contract.ts';
import { componentsHere, permissionFacts } from './facts.ts';
import { reasonWords } from './words.ts';

type Routes = typeof routes;

/** 为什么: everything a person may do, by working identity. */
export async function permissionsOfPerson(
  context: UseCaseContext,
  { params }: InputOf<Routes['permissionsOfPerson']>,
): Promise<Result<ReplyOf<Routes['permissionsOfPerson']>>> {
  const facts = await permissionFacts(context);
  const day = dateInChina(context.now);
  const person = facts.organisation.persons.get(params.personId as PersonId); // reason: not found is answered below
  const assignments = person ? assignmentsOfPerson(dayView(facts.organisation, day), person.id) : [];
  if (!person || assignments.length === 0) return reject('identity.unknown-person');
  const identities = assignments.map((assignment) => heldBy(context, facts, assignment, day));
  return ok({ personId: person.id, personName: person.name, identities });
}

export async function ownPermissions(context: UseCaseContext): Promise<Result<ReplyOf<Routes['ownPermissions']>>> {
  const facts = await permissionFacts(context);
  const own = facts.organisation.assignments.get(context.person().assignmentId);
  if (!own) return reject('identity.unknown-person');
  return ok(heldBy(context, facts, own, dateInChina(context.now)));
}

function heldBy(
  context: UseCaseContext,
  facts: PermissionFacts,
  assignment: Assignment,
  day: CalendarDate,
): HeldPermissions {
  const reasons = explainPermissions(facts, assignment.personId, assignment.id, day);
  const permissions = componentsHere(context).flatMap((manifest) =>
    manifest.permissions.flatMap(({ code, words }) => {
      const reason = reasons.get(code);
      return reason
        ? [{ code, words, componentName: manifest.name, why: reasonWords(facts.organisation, reason) }]
        : [];
    }),
  );
  const section = facts.organisation.sections.get(assignment.sectionId)?.name ?? '';
  return { assignmentId: assignment.id, words: `${section} ${assignment.title}`, main: assignment.main, permissions };
}
