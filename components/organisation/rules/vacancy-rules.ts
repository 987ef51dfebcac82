import type { CalendarDate } from '@gov/base';
import { type Assignment, isHeadRole, type OrganisationSnapshot, type PostRole, sectionName } from '@gov/organisation';
import { lastsBeyond } from './spans.ts';

export interface LeftVacant {
  /** Names of sections that nobody else heads. */
  readonly sections: readonly string[];
  /** Names of posts whose part in flows nobody else has, in the whole agency. */
  readonly posts: readonly string[];
}

/** Flows look for these by their part; heads are looked for by section, leaders in charge by the 分管表. */
const soughtByPart: ReadonlySet<PostRole> = new Set<PostRole>([
  'reviewer',
  'documentClerk',
  'mailClerk',
  'sealKeeper',
  'archivist',
  'leaderSecretary',
  'dutyOfficer',
]);

/** Somebody who leaves, or one place that ends: he goes to another section. */
export type Going = { readonly personId: string } | { readonly assignmentId: string };

const goes = (going: Going, a: Assignment): boolean =>
  'personId' in going ? a.personId === going.personId : a.id === going.assignmentId;

/** Where flows find nobody any more once he is gone: whoever is or will be there besides counts. */
export function leftVacantBy(snapshot: OrganisationSnapshot, going: Going, today: CalendarDate): LeftVacant {
  const roleOf = (a: Assignment): PostRole | undefined => snapshot.posts.get(a.postId)?.role;
  const lasting = [...snapshot.assignments.values()].filter((a) => lasts(snapshot, a, today));
  const [own, others] = [lasting.filter((a) => goes(going, a)), lasting.filter((a) => !goes(going, a))];
  const headed = new Set(others.filter((a) => isHeadRole(roleOf(a))).map((a) => a.sectionId));
  const filled = new Set(others.map(roleOf));
  const heads = own.filter((a) => isHeadRole(roleOf(a)) && !headed.has(a.sectionId));
  const clerks = own.filter((a) => {
    const role = roleOf(a);
    return role !== undefined && soughtByPart.has(role) && !filled.has(role);
  });
  return {
    sections: [...new Set(heads.map((a) => sectionName(snapshot, a.sectionId)))],
    posts: [...new Set(clerks.map((a) => snapshot.posts.get(a.postId)?.name ?? ''))],
  };
}

function lasts(snapshot: OrganisationSnapshot, a: Assignment, today: CalendarDate): boolean {
  const person = snapshot.persons.get(a.personId);
  return person !== undefined && lastsBeyond(person, today) && lastsBeyond(a, today);
}
