import type { UseCaseContext } from '#platform/server/components/component-server.ts';

/** A person with section and title as the organisation has them; ended ones keep their names. */
export function personWords(context: UseCaseContext, personId: string, assignmentId: string) {
  const { persons, assignments, sections } = context.agency.organisation;
  const assignment = assignments.get(assignmentId);
  return {
    personId,
    assignmentId,
    name: persons.get(personId)?.name ?? '',
    section: (assignment && sections.get(assignment.sectionId)?.name) ?? '',
    title: assignment?.title ?? '',
  };
}

/** The name of whoever is or was of the agency. */
export const nameIn =
  ({ agency }: UseCaseContext) =>
  (personId: string): string =>
    agency.organisation.persons.get(personId)?.name ?? '';
