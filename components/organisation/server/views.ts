import type { CalendarDate } from '@gov/base';
import {
  type Assignment,
  type DateSpan,
  isHeadRole,
  type OrganisationSnapshot,
  personName,
  postInSectionWords,
  sectionName,
} from '@gov/organisation';
import type { AssignmentRow, DeputyAreaRow } from '../contract.ts';
import { stateOn } from '../rules/spans.ts';

/** Leaves the end out where there is none, as replies want it. */
export const spanOf = (span: DateSpan): { readonly from: string; readonly to?: string } => ({
  from: span.from,
  ...(span.to === undefined ? {} : { to: span.to }),
});

export const postWords = (snapshot: OrganisationSnapshot, assignment: Assignment): string =>
  postInSectionWords(snapshot.posts.get(assignment.postId), snapshot.sections.get(assignment.sectionId));

/** A person in a short list: name and post. */
export const namedPerson = (snapshot: OrganisationSnapshot, assignment: Assignment) => ({
  personId: assignment.personId,
  name: personName(snapshot, assignment.personId),
  post: postWords(snapshot, assignment),
});

export const versionsById = (
  rows: readonly { readonly id: string; readonly version: number }[],
): ReadonlyMap<string, number> => new Map(rows.map((row) => [row.id, row.version]));

export interface Seen {
  readonly snapshot: OrganisationSnapshot;
  readonly day: CalendarDate;
  readonly versions: ReadonlyMap<string, number>;
}

export const assignmentRow = ({ snapshot, day, versions }: Seen, a: Assignment): AssignmentRow => ({
  id: a.id,
  personId: a.personId,
  personName: personName(snapshot, a.personId),
  sectionId: a.sectionId,
  sectionName: sectionName(snapshot, a.sectionId),
  postId: a.postId,
  post: snapshot.posts.get(a.postId)?.name ?? '',
  title: a.title,
  main: a.main,
  head: isHeadRole(snapshot.posts.get(a.postId)?.role),
  ...spanOf(a),
  state: stateOn(a, day),
  version: versions.get(a.id) ?? 1,
});

interface Area {
  readonly id: string;
  readonly leaderAssignmentId: string;
  readonly sectionId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly version: number;
}

/** Undefined when the leader is not in the snapshot; the row belongs to a state that is just being replaced. */
export function deputyAreaRow(
  snapshot: OrganisationSnapshot,
  area: Area,
  day: CalendarDate,
): DeputyAreaRow | undefined {
  const leader = snapshot.assignments.get(area.leaderAssignmentId);
  if (!leader) return undefined;
  const span: DateSpan = { from: area.from, ...(area.to === null ? {} : { to: area.to }) };
  return {
    id: area.id,
    personId: leader.personId,
    personName: personName(snapshot, leader.personId),
    post: postWords(snapshot, leader),
    assignmentId: leader.id,
    sectionId: area.sectionId,
    sectionName: sectionName(snapshot, area.sectionId),
    ...spanOf(span),
    state: stateOn(span, day),
    version: area.version,
  };
}
