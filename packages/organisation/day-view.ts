import type { CalendarDate } from '@gov/base';
import { buildSectionTree, type SectionTree } from './section-tree.ts';
import type { Assignment, DeputyArea, OrganisationSnapshot, Person } from './snapshot.ts';
import { isValidOn } from './valid-on.ts';

/** The organisation as it stands on one day: only what is valid then, in manual order, with indexes. */
export interface DayView {
  readonly day: CalendarDate;
  readonly tree: SectionTree;
  /** Assignments whose person, section and post are valid too. */
  readonly assignments: readonly Assignment[];
  /** Place of an assignment in `assignments`; absent = not valid on this day. */
  readonly placeOf: ReadonlyMap<string, number>;
  readonly ofPerson: ReadonlyMap<string, readonly Assignment[]>;
  readonly ofSection: ReadonlyMap<string, readonly Assignment[]>;
  readonly ofPost: ReadonlyMap<string, readonly Assignment[]>;
  readonly areasOfSection: ReadonlyMap<string, readonly DeputyArea[]>;
  /** Persons with a valid assignment, each once, at the place of the main one. */
  readonly persons: readonly Person[];
}

const none: readonly never[] = [];
const keptDays = 3;
const views = new WeakMap<OrganisationSnapshot, Map<string, DayView>>();

export const assignmentsOfPerson = (view: DayView, personId: string): readonly Assignment[] =>
  view.ofPerson.get(personId) ?? none;
export const assignmentsOfSection = (view: DayView, sectionId: string): readonly Assignment[] =>
  view.ofSection.get(sectionId) ?? none;
export const assignmentsOfPost = (view: DayView, postId: string): readonly Assignment[] =>
  view.ofPost.get(postId) ?? none;
export const areasOfSection = (view: DayView, sectionId: string): readonly DeputyArea[] =>
  view.areasOfSection.get(sectionId) ?? none;

/** Computed once per snapshot and day (an agency of 20,000 takes some 50 ms), then remembered. */
export function dayView(snapshot: OrganisationSnapshot, day: CalendarDate): DayView {
  let days = views.get(snapshot);
  if (!days) {
    days = new Map();
    views.set(snapshot, days);
  }
  const known = days.get(day);
  if (known) return known;
  const view = computeView(snapshot, day);
  const oldest = days.keys().next();
  if (days.size >= keptDays && !oldest.done) days.delete(oldest.value);
  days.set(day, view);
  return view;
}

function computeView(snapshot: OrganisationSnapshot, day: CalendarDate): DayView {
  const tree = buildSectionTree(snapshot);
  const assignments = validAssignments(snapshot, day).sort(inManualOrder(snapshot, tree));
  const ofPerson = groupBy(assignments, (a) => a.personId);
  for (const list of ofPerson.values()) list.sort((a, b) => Number(b.main) - Number(a.main));
  const areas = snapshot.deputyAreas.filter((area) => isValidOn(area, day));
  return {
    day,
    tree,
    assignments,
    placeOf: new Map(assignments.map((a, place) => [a.id, place])),
    ofPerson,
    ofSection: groupBy(assignments, (a) => a.sectionId),
    ofPost: groupBy(assignments, (a) => a.postId),
    areasOfSection: groupBy(areas, (area) => area.sectionId),
    persons: personsInOrder(snapshot, assignments, ofPerson),
  };
}

function validAssignments(snapshot: OrganisationSnapshot, day: CalendarDate): Assignment[] {
  const valid = (thing: { from: CalendarDate; to?: CalendarDate } | undefined): boolean =>
    thing !== undefined && isValidOn(thing, day);
  return [...snapshot.assignments.values()].filter(
    (a) =>
      isValidOn(a, day) &&
      valid(snapshot.persons.get(a.personId)) &&
      valid(snapshot.sections.get(a.sectionId)) &&
      valid(snapshot.posts.get(a.postId)),
  );
}

/** 排序号: place of the section, then the order of the assignment, of the person, of the post; never the name. */
function inManualOrder(snapshot: OrganisationSnapshot, tree: SectionTree) {
  const place = (a: Assignment): number => tree.position.get(a.sectionId) ?? Number.MAX_SAFE_INTEGER;
  const personOrder = (a: Assignment): number => snapshot.persons.get(a.personId)?.displayOrder ?? 0;
  return (a: Assignment, b: Assignment): number =>
    place(a) - place(b) ||
    a.displayOrder - b.displayOrder ||
    personOrder(a) - personOrder(b) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function personsInOrder(
  snapshot: OrganisationSnapshot,
  assignments: readonly Assignment[],
  ofPerson: ReadonlyMap<string, readonly Assignment[]>,
): Person[] {
  const persons: Person[] = [];
  for (const assignment of assignments) {
    if (ofPerson.get(assignment.personId)?.[0] !== assignment) continue;
    const person = snapshot.persons.get(assignment.personId);
    if (person) persons.push(person);
  }
  return persons;
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

/** Why somebody known here is not in office on a day; `IDLE` = he belongs here, but no assignment of his holds that day. */
export type Absence = 'LEFT' | 'COMING' | 'IDLE';

export interface PersonOutOfOffice {
  readonly person: Person;
  readonly absence: Absence;
  /** What he held last, or will hold: all assignments that end on the same day, the main one first. */
  readonly assignments: readonly Assignment[];
}

const computed = new WeakMap<DayView, readonly PersonOutOfOffice[]>();

/** Everybody known who is not in office on a day, in manual order. Computed once per snapshot and day: a search asks at every keystroke. */
export function personsOutOfOffice(snapshot: OrganisationSnapshot, day: CalendarDate): readonly PersonOutOfOffice[] {
  const view = dayView(snapshot, day);
  const known = computed.get(view);
  if (known) return known;
  const fresh = outOfOffice(snapshot, view);
  computed.set(view, fresh);
  return fresh;
}

function outOfOffice(snapshot: OrganisationSnapshot, view: DayView): readonly PersonOutOfOffice[] {
  const lastOf = new Map<string, Assignment[]>();
  for (const assignment of snapshot.assignments.values()) {
    if (view.ofPerson.has(assignment.personId)) continue;
    const kept = lastOf.get(assignment.personId);
    const order = kept?.[0] ? endOf(assignment).localeCompare(endOf(kept[0])) : 1;
    if (order > 0) lastOf.set(assignment.personId, [assignment]);
    else if (order === 0) kept?.push(assignment);
  }
  return [...lastOf]
    .flatMap(([id, assignments]) => {
      const person = snapshot.persons.get(id);
      return person ? { person, absence: absenceOf(person, view.day), assignments: mainFirst(assignments) } : [];
    })
    .sort((a, b) => a.person.displayOrder - b.person.displayOrder || (a.person.id < b.person.id ? -1 : 1));
}

const endOf = (assignment: Assignment): string => assignment.to ?? '9999-12-31';

const mainFirst = (assignments: readonly Assignment[]): readonly Assignment[] =>
  [...assignments].sort((a, b) => Number(b.main) - Number(a.main));

function absenceOf(person: Person, day: CalendarDate): Absence {
  if (person.to !== undefined && person.to <= day) return 'LEFT';
  return person.from > day ? 'COMING' : 'IDLE';
}
