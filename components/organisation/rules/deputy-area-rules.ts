import { ok, type Result, reject } from '@gov/base';
import {
  type DateSpan,
  type OrganisationSnapshot,
  overlaps,
  type PostRole,
  personName,
  postInSectionWords,
} from '@gov/organisation';
import { knownAssignment } from './assignment-rules.ts';
import { knownSection } from './section-rules.ts';
import { existsDuring, isOrdered } from './spans.ts';

const leaderRoles: ReadonlySet<PostRole | undefined> = new Set<PostRole | undefined>(['chief', 'deputyInCharge']);

export const isLeaderRole = (role: PostRole | undefined): boolean => leaderRoles.has(role);

/** 分工: a leader, in office all the while, of an existing section, not twice at a time. */
export function mayBeInCharge(
  snapshot: OrganisationSnapshot,
  wanted: { readonly leaderAssignmentId: string; readonly sectionId: string; readonly span: DateSpan },
): Result<undefined> {
  const ordered = isOrdered(wanted.span);
  if (!ordered.ok) return ordered;
  const leader = knownAssignment(snapshot, wanted.leaderAssignmentId);
  if (!leader.ok) return leader;
  const section = knownSection(snapshot, wanted.sectionId);
  if (!section.ok) return section;
  const post = snapshot.posts.get(leader.value.postId);
  if (!isLeaderRole(post?.role)) {
    const own = snapshot.sections.get(leader.value.sectionId);
    return reject('organisation.not-a-leader', { post: postInSectionWords(post, own) });
  }
  for (const thing of [section.value, { ...leader.value, name: leader.value.title }]) {
    const exists = existsDuring(thing, wanted.span);
    if (!exists.ok) return exists;
  }
  const person = personName(snapshot, leader.value.personId);
  return inChargeAlready(snapshot, wanted)
    ? reject('organisation.already-in-charge', { person, section: section.value.name })
    : ok(undefined);
}

const inChargeAlready = (
  snapshot: OrganisationSnapshot,
  wanted: { readonly leaderAssignmentId: string; readonly sectionId: string; readonly span: DateSpan },
): boolean =>
  snapshot.deputyAreas.some(
    (area) =>
      area.leaderAssignmentId === wanted.leaderAssignmentId &&
      area.sectionId === wanted.sectionId &&
      overlaps(area, wanted.span),
  );
