import { dateInChina, type Instant } from '@gov/base';
import { assignmentsOfPerson, dayView } from './day-view.ts';
import { isHeadRole } from './section-leaders.ts';
import { sectionAndBelow } from './section-tree.ts';
import type { OrganisationSnapshot } from './snapshot.ts';

export type GranteeKind = 'person' | 'post' | 'section' | 'section-head';

/** Somebody a right is given to. A post's right is held through an assignment and ends with it. */
export interface Grantee {
  readonly granteeKind: GranteeKind;
  readonly granteeId: string;
}

/** One text per grantee, for sets and for lists handed to the search door: `post:0190…`. */
export const granteeKey = (grantee: Grantee): string => `${grantee.granteeKind}:${grantee.granteeId}`;

/**
 * All grantees a caller matches at `now` in one working identity: the person always; post, section
 * and headship (with everything below the section) only through that assignment and only while it is valid.
 */
export function granteesOf(
  snapshot: OrganisationSnapshot,
  personId: string,
  assignmentId: string,
  now: Instant,
): readonly Grantee[] {
  const view = dayView(snapshot, dateInChina(now));
  const assignment = assignmentsOfPerson(view, personId).find((a) => a.id === assignmentId);
  const self: Grantee = { granteeKind: 'person', granteeId: personId };
  if (!assignment) return [self];
  const heads = isHeadRole(snapshot.posts.get(assignment.postId)?.role)
    ? sectionAndBelow(view.tree, assignment.sectionId)
    : [];
  return [
    self,
    { granteeKind: 'post', granteeId: assignment.postId },
    { granteeKind: 'section', granteeId: assignment.sectionId },
    ...heads.map((granteeId): Grantee => ({ granteeKind: 'section-head', granteeId })),
  ];
}
