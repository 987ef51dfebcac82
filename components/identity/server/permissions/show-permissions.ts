import { type CalendarDate, dateInChina, ok, type Result } from '@gov/base';
import type { PermissionRow, ReplyOf } from '@gov/base/component';
import { type Assignment, type DayView, dayView } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { GrantRow } from '#platform/server/identity/agency-store.ts';
import { type PermissionFacts, sectionsGranted } from '#platform/server/identity/permissions.ts';
import type { Holder, PermissionLine, routes } from '../../contract.ts';
import { dutyWords } from '../../rules/duty-words.ts';
import { componentsHere, hasEnded, permissionFacts } from './facts.ts';
import { granteeWords, postWords, roleHolderWords, sectionsInWords } from './words.ts';

type Reply = ReplyOf<(typeof routes)['permissions']>;

/** All permissions of the agency in words, with who holds each today and through what. */
export async function showPermissions(context: UseCaseContext): Promise<Result<Reply>> {
  const facts = await permissionFacts(context);
  const view = dayView(facts.organisation, dateInChina(context.now));
  const components = componentsHere(context)
    .filter((manifest) => manifest.permissions.length > 0)
    .map(({ id, name, permissions }) => ({
      id,
      name,
      permissions: permissions.map((row) => lineOf(facts, view, row)),
    }));
  return ok({ components, posts: postChoices(facts, view), sections: sectionChoices(view) });
}

const lineOf = (facts: PermissionFacts, view: DayView, row: PermissionRow): PermissionLine => ({
  code: row.code,
  words: row.words,
  mayBeGranted: row.duty === undefined,
  ...(row.forSections ? { forSections: true } : {}),
  holders: [
    ...dutyHolders(facts, row),
    ...withinHolders(facts, view, row),
    ...standingHolders(facts, view, row),
    ...grantHolders(facts, view, row),
  ],
});

/** Who has it for some sections only, through another permission. */
function withinHolders(facts: PermissionFacts, view: DayView, { within }: PermissionRow): readonly Holder[] {
  const through = facts.permissions.find(({ code }) => code === within);
  if (!through) return [];
  const people = new Set(
    view.assignments
      .filter(
        ({ id, personId }) =>
          sectionsGranted(facts, { code: through.code, personId, assignmentId: id, day: view.day }).size > 0,
      )
      .map(({ personId }) => personId),
  );
  return [{ words: `有“${through.words}”的人，只限归口给其科室的`, people: people.size }];
}

function dutyHolders(facts: PermissionFacts, { duty }: PermissionRow): readonly Holder[] {
  if (!duty) return [];
  const names = facts.administrators
    .filter((administrator) => administrator.duty === duty)
    .map(({ personId }) => facts.organisation.persons.get(personId)?.name ?? '');
  return [
    { words: `${dutyWords[duty]}${names.length > 0 ? `：${names.join('、')}` : '（空缺）'}`, people: names.length },
  ];
}

/** How many of them may have it: the three administrators have no part in the work of the office. */
function countPeople(facts: PermissionFacts, row: PermissionRow, assignments: readonly Assignment[]): number {
  const people = new Set<string>(assignments.map((assignment) => assignment.personId));
  if (row.notWithDuty) for (const { personId } of facts.administrators) people.delete(personId);
  return people.size;
}

function standingHolders(facts: PermissionFacts, view: DayView, row: PermissionRow): readonly Holder[] {
  if (row.duty) return [];
  if (row.byDefault) {
    const words = row.notWithDuty ? '每位有任职的人员，三员除外' : '每位有任职的人员';
    return [{ words, people: countPeople(facts, row, view.assignments) }];
  }
  const { posts } = facts.organisation;
  return (row.standardRoles ?? []).map((role) => {
    const there = view.assignments.filter((a) => posts.get(a.postId)?.role === role);
    return { words: roleHolderWords(role), people: countPeople(facts, row, there) };
  });
}

function grantHolders(facts: PermissionFacts, view: DayView, row: PermissionRow): readonly Holder[] {
  return facts.grants
    .filter((grant) => grant.permission === row.code && !hasEnded(grant, view.day))
    .map((grant) => ({
      words: granteeWords(facts.organisation, grant),
      people: countPeople(facts, row, view.assignments.filter(reachedBy(grant))),
      grant: grantView(facts, grant, view.day),
    }));
}

const reachedBy =
  (grant: GrantRow) =>
  (assignment: Assignment): boolean => {
    switch (grant.granteeKind) {
      case 'EVERYBODY':
        return true;
      case 'PERSON':
        return assignment.personId === grant.granteeId;
      case 'POST':
        return assignment.postId === grant.granteeId;
      case 'SECTION':
        return assignment.sectionId === grant.granteeId;
    }
  };

function grantView(
  { organisation }: PermissionFacts,
  grant: GrantRow,
  day: CalendarDate,
): NonNullable<Holder['grant']> {
  const by = grant.grantedBy === null ? undefined : organisation.persons.get(grant.grantedBy)?.name;
  return {
    id: grant.id,
    reason: grant.reason,
    from: grant.from,
    ...(grant.to === null ? {} : { to: grant.to }),
    ...(by === undefined ? {} : { grantedByName: by }),
    state: grant.from > day ? 'future' : 'present',
    ...(grant.sections.length > 0 ? { sections: sectionsInWords(organisation, grant, day) } : {}),
  };
}

const postChoices = ({ organisation }: PermissionFacts, { day }: DayView): Reply['posts'] =>
  [...organisation.posts.values()]
    .filter((post) => post.to === undefined || post.to > day)
    .map((post) => ({ id: post.id, words: postWords(organisation, post.id) }));

function sectionChoices(view: DayView): Reply['sections'] {
  const levels = new Map<string, number>();
  return view.tree.inOrder.map((section) => {
    const level = section.parentId === undefined ? 0 : (levels.get(section.parentId) ?? -1) + 1;
    levels.set(section.id, level);
    return { id: section.id, words: section.name, level };
  });
}
