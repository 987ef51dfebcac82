import { type CalendarDate, ok, type PersonId, type Result, reject } from '@gov/base';
import { assignmentsOfPerson, dayView, type OrganisationSnapshot, overlaps, type PersonGroup } from '@gov/organisation';
import { lastsBeyond, mayEnd } from './spans.ts';

/** More are no longer 常用, and every process of the agency loads them. */
export const mostGroups = 200;

const none: readonly PersonGroup[] = [];
export const groupsOf = (snapshot: OrganisationSnapshot): readonly PersonGroup[] => [
  ...(snapshot.groups?.values() ?? none),
];

export function knownGroup(snapshot: OrganisationSnapshot, id: string): Result<PersonGroup> {
  const group = snapshot.groups?.get(id);
  return group ? ok(group) : reject('organisation.not-found', { what: '分组' });
}

interface WantedGroup {
  readonly name: string;
  readonly personIds: readonly string[];
}

/** Everybody named works here on that day; who was in it before may stay. Answers the persons in their order. */
function members(
  snapshot: OrganisationSnapshot,
  { personIds }: WantedGroup,
  day: CalendarDate,
  before: readonly PersonId[],
): Result<readonly PersonId[]> {
  const view = dayView(snapshot, day);
  const kept = new Set<string>(before);
  const found: PersonId[] = [];
  for (const id of personIds) {
    const person = snapshot.persons.get(id);
    if (!person) return reject('organisation.not-found', { what: '人' });
    if (!kept.has(id) && assignmentsOfPerson(view, id).length === 0)
      return reject('organisation.person-not-here', { person: person.name });
    found.push(person.id);
  }
  return ok(found);
}

function nameFree(snapshot: OrganisationSnapshot, name: string, span: { from: CalendarDate }, except?: string) {
  const taken = groupsOf(snapshot).some((one) => one.id !== except && one.name === name && overlaps(one, span));
  return taken ? reject('organisation.name-taken', { name }) : ok(undefined);
}

export function maySetUpGroup(
  snapshot: OrganisationSnapshot,
  wanted: WantedGroup,
  today: CalendarDate,
): Result<readonly PersonId[]> {
  const count = groupsOf(snapshot).filter((group) => lastsBeyond(group, today)).length;
  if (count >= mostGroups) return reject('organisation.too-many-groups', { count });
  const free = nameFree(snapshot, wanted.name, { from: today });
  return free.ok ? members(snapshot, wanted, today, []) : free;
}

/** What a change does, for the audit: how many came and went. */
export interface GroupChange {
  readonly personIds: readonly PersonId[];
  readonly renamed: boolean;
  readonly added: number;
  readonly removed: number;
}

export function mayChangeGroup(
  snapshot: OrganisationSnapshot,
  id: string,
  wanted: WantedGroup,
  today: CalendarDate,
): Result<GroupChange> {
  const known = knownGroup(snapshot, id);
  if (!known.ok) return known;
  const group = known.value;
  if (!lastsBeyond(group, today)) return reject('organisation.ended', { name: group.name, day: group.to ?? '' });
  const free = nameFree(snapshot, wanted.name, { from: today }, id);
  if (!free.ok) return free;
  const persons = members(snapshot, wanted, today, group.personIds);
  if (!persons.ok) return persons;
  const now = new Set(persons.value);
  const before = new Set(group.personIds);
  return ok({
    personIds: persons.value,
    renamed: wanted.name !== group.name,
    added: persons.value.filter((one) => !before.has(one)).length,
    removed: group.personIds.filter((one) => !now.has(one)).length,
  });
}

export function mayEndGroup(
  snapshot: OrganisationSnapshot,
  id: string,
  on: CalendarDate,
  today: CalendarDate,
): Result<PersonGroup> {
  const group = knownGroup(snapshot, id);
  if (!group.ok) return group;
  const end = mayEnd(group.value, on, today);
  return end.ok ? group : end;
}
