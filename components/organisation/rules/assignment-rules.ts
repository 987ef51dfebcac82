import { type CalendarDate, ok, type Result, reject } from '@gov/base';
import {
  type Assignment,
  type DateSpan,
  type OrganisationSnapshot,
  overlaps,
  type Person,
  type Post,
  personName,
  sectionName,
} from '@gov/organisation';
import { knownSection } from './section-rules.ts';
import { existsDuring, isOrdered, lastsBeyond, mayEnd, stateOn } from './spans.ts';

export interface Placement {
  readonly personId?: string;
  readonly sectionId: string;
  readonly postId: string;
  readonly span: DateSpan;
}

export function knownPerson(snapshot: OrganisationSnapshot, id: string): Result<Person> {
  const person = snapshot.persons.get(id);
  return person ? ok(person) : reject('organisation.not-found', { what: '人员' });
}

export function knownPost(snapshot: OrganisationSnapshot, id: string): Result<Post> {
  const post = snapshot.posts.get(id);
  return post ? ok(post) : reject('organisation.not-found', { what: '岗位' });
}

export function knownAssignment(snapshot: OrganisationSnapshot, id: string): Result<Assignment> {
  const assignment = snapshot.assignments.get(id);
  return assignment ? ok(assignment) : reject('organisation.not-found', { what: '任职' });
}

/** Section and post must exist all the while, the post must be usable in the section, and nothing twice. */
export function mayAssign(snapshot: OrganisationSnapshot, wanted: Placement): Result<Post> {
  const ordered = isOrdered(wanted.span);
  if (!ordered.ok) return ordered;
  const section = knownSection(snapshot, wanted.sectionId);
  if (!section.ok) return section;
  const post = knownPost(snapshot, wanted.postId);
  if (!post.ok) return post;
  for (const thing of [section.value, post.value]) {
    const exists = existsDuring(thing, wanted.span);
    if (!exists.ok) return exists;
  }
  const { sectionId, name } = post.value;
  if (sectionId !== undefined && sectionId !== wanted.sectionId) {
    return reject('organisation.post-of-other-section', { post: name, section: sectionName(snapshot, sectionId) });
  }
  const twice = alreadyAssigned(snapshot, wanted, name);
  return twice.ok ? post : twice;
}

function alreadyAssigned(snapshot: OrganisationSnapshot, wanted: Placement, post: string): Result<undefined> {
  const { personId, sectionId, postId, span } = wanted;
  if (personId === undefined) return ok(undefined);
  const person = knownPerson(snapshot, personId);
  if (!person.ok) return person;
  const exists = existsDuring(person.value, span);
  if (!exists.ok) return exists;
  const same = assignmentsOf(snapshot, personId).some(
    (a) => a.sectionId === sectionId && a.postId === postId && overlaps(a, span),
  );
  const words = { person: person.value.name, section: sectionName(snapshot, sectionId), post };
  return same ? reject('organisation.already-assigned', words) : ok(undefined);
}

export const assignmentsOf = (snapshot: OrganisationSnapshot, personId: string): readonly Assignment[] =>
  [...snapshot.assignments.values()].filter((a) => a.personId === personId);

/** The last and the main assignment are not ended one by one: that is moving or leaving. */
export function mayEndAssignment(
  snapshot: OrganisationSnapshot,
  id: string,
  on: CalendarDate,
  today: CalendarDate,
): Result<Assignment> {
  const assignment = knownAssignment(snapshot, id);
  if (!assignment.ok) return assignment;
  const person = personName(snapshot, assignment.value.personId);
  const end = mayEnd({ ...assignment.value, name: assignment.value.title }, on, today);
  if (!end.ok) return end;
  const others = assignmentsOf(snapshot, assignment.value.personId).filter((a) => a.id !== id && lastsBeyond(a, on));
  if (others.length === 0) return reject('organisation.last-assignment', { person });
  return assignment.value.main ? reject('organisation.main-assignment', { person }) : assignment;
}

export function mayBeMain(snapshot: OrganisationSnapshot, id: string, today: CalendarDate): Result<Assignment> {
  const assignment = knownAssignment(snapshot, id);
  if (!assignment.ok) return assignment;
  const { title, from, to } = assignment.value;
  const state = stateOn(assignment.value, today);
  if (state === 'future') return reject('organisation.not-yet', { name: title, day: from });
  return state === 'past' ? reject('organisation.ended', { name: title, day: to ?? '' }) : assignment;
}

/** Moving somebody: the old assignment ends on the day the new one begins. */
export function mayMove(
  snapshot: OrganisationSnapshot,
  move: { readonly assignmentId: string; readonly sectionId: string; readonly postId?: string | undefined },
  on: CalendarDate,
  today: CalendarDate,
): Result<{ readonly old: Assignment; readonly post: Post }> {
  const old = knownAssignment(snapshot, move.assignmentId);
  if (!old.ok) return old;
  const end = mayEnd({ ...old.value, name: old.value.title }, on, today);
  if (!end.ok) return end;
  const span: DateSpan = { from: on, ...(old.value.to === undefined ? {} : { to: old.value.to }) };
  const postId = move.postId ?? old.value.postId;
  const { personId } = old.value;
  const post = mayAssign(snapshot, { personId, sectionId: move.sectionId, postId, span });
  return post.ok ? ok({ old: old.value, post: post.value }) : post;
}

/** Whoever is or will be in a section: the list that is put into manual order. */
export const assignmentsIn = (
  snapshot: OrganisationSnapshot,
  sectionId: string,
  day: CalendarDate,
): readonly Assignment[] =>
  [...snapshot.assignments.values()].filter(
    (a) => a.sectionId === sectionId && lastsBeyond(a, day) && a.to !== a.from && isInOffice(snapshot, a, day),
  );

const isInOffice = (snapshot: OrganisationSnapshot, a: Assignment, day: CalendarDate): boolean => {
  const person = snapshot.persons.get(a.personId);
  return person !== undefined && lastsBeyond(person, day);
};
