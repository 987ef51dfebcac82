import { dateInChina, type Instant } from '@gov/base';
import { assignmentsOfPerson, dayView } from './day-view.ts';
import { isHeadRole } from './handlers/section-leaders.ts';
import { keepsRegisters, registers } from './registry.ts';
import { sectionAndBelow } from './section-tree.ts';
import type { OrganisationSnapshot } from './snapshot.ts';

export type GranteeKind = 'person' | 'post' | 'section' | 'section-head' | 'registry';

/**
 * Somebody a right is given to. All but a person's are held through an assignment and end with it; `registry` names a
 * register and means whoever keeps it today.
 */
export interface Grantee {
  readonly granteeKind: GranteeKind;
  readonly granteeId: string;
}

/** One text per grantee, for sets and for lists handed to the search door: `post:0190…`. */
export const granteeKey = (grantee: Grantee): string => `${grantee.granteeKind}:${grantee.granteeId}`;

/**
 * All grantees a caller matches at `now` in one working identity: the person always; post, section,
 * headship (with everything below the section) and the agency's registers only through that assignment and only while it is valid.
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
  const kept = keepsRegisters(snapshot, view, assignment) ? registers : [];
  return [
    self,
    { granteeKind: 'post', granteeId: assignment.postId },
    { granteeKind: 'section', granteeId: assignment.sectionId },
    ...heads.map((granteeId): Grantee => ({ granteeKind: 'section-head', granteeId })),
    ...kept.map((granteeId): Grantee => ({ granteeKind: 'registry', granteeId })),
  ];
}
