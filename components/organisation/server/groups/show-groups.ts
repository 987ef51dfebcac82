import { type CalendarDate, dateInChina, ok, type PersonId, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import {
  type Assignment,
  assignmentsOfPerson,
  type DayView,
  dayView,
  type OrganisationSnapshot,
  type PersonGroup,
  personName,
  personsOutOfOffice,
  sectionName,
} from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type GroupView, groupUsePoint, type Routes } from '../../contract.ts';
import { groupsOf, knownGroup } from '../../rules/group-rules.ts';
import { lastsBeyond } from '../../rules/spans.ts';
import { spanOf, versionsById } from '../views.ts';
import { groupVersions } from './store.ts';

const namedFirst = 6;

/** Groups of today and of the days to come, by name. */
export async function showGroups(context: UseCaseContext): Promise<Result<ReplyOf<Routes['groups']>>> {
  const { snapshot, view, versions } = await seen(context);
  const groups = groupsOf(snapshot)
    .filter((group) => lastsBeyond(group, view.day))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1));
  return ok({
    groups: groups.map((group) => ({
      ...headOf(group, versions),
      people: group.personIds.length,
      absent: group.personIds.filter((id) => assignmentsOfPerson(view, id).length === 0).length,
      first: group.personIds.slice(0, namedFirst).map((id) => personName(snapshot, id)),
    })),
  });
}

export async function showGroup(
  context: UseCaseContext,
  { params }: InputOf<Routes['group']>,
): Promise<Result<ReplyOf<Routes['group']>>> {
  const { snapshot, view, versions } = await seen(context);
  const group = knownGroup(snapshot, params.groupId);
  if (!group.ok) return group;
  const last = lastAssignments(snapshot, view.day);
  const persons = group.value.personIds.flatMap((id) => personRow(snapshot, view, id, last) ?? []);
  const namedBy = await context.extension(groupUsePoint, 'processes')?.(context).namedBy(group.value.id);
  return ok({ ...headOf(group.value, versions), persons, namedBy: [...(namedBy ?? [])] });
}

async function seen(context: UseCaseContext) {
  const snapshot = context.agency.organisation;
  const versions = versionsById(await context.tx.all(groupVersions(context.tx.agencyId)));
  return { snapshot, view: dayView(snapshot, dateInChina(context.now)), versions };
}

const headOf = (group: PersonGroup, versions: ReadonlyMap<string, number>) => ({
  id: group.id,
  name: group.name,
  ...spanOf(group),
  version: versions.get(group.id) ?? 1,
});

const lastAssignments = (snapshot: OrganisationSnapshot, day: CalendarDate): ReadonlyMap<string, Assignment> =>
  new Map(
    personsOutOfOffice(snapshot, day).flatMap(({ person, assignments: [first] }) =>
      first ? [[person.id as string, first] as const] : [],
    ),
  );

function personRow(
  snapshot: OrganisationSnapshot,
  view: DayView,
  personId: PersonId,
  last: ReadonlyMap<string, Assignment>,
): GroupView['persons'][number] | undefined {
  const present = assignmentsOfPerson(view, personId)[0];
  const assignment = present ?? last.get(personId);
  return (
    assignment && {
      personId,
      assignmentId: assignment.id,
      name: personName(snapshot, personId),
      section: sectionName(snapshot, assignment.sectionId),
      post: snapshot.posts.get(assignment.postId)?.name ?? '',
      absent: present === undefined,
    }
  );
}
