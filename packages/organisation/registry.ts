import type { DayView } from './day-view.ts';
import { sectionPath } from './section-tree.ts';
import type { Assignment, OrganisationSnapshot, PostRole } from './snapshot.ts';

/** 登记簿 of an agency: 发文登记簿, 收文登记簿. */
export type Register = 'outgoing' | 'incoming';

export const registers: readonly Register[] = ['outgoing', 'incoming'];

/** 文书, 收发员, 档案员 keep the books under the 办公室主任. */
const registryRoles: ReadonlySet<PostRole> = new Set<PostRole>([
  'documentClerk',
  'mailClerk',
  'archivist',
  'officeDirector',
]);

/**
 * Does this assignment keep the agency's registers? A registry post does so in the general office (the section of the
 * 办公室主任) or below it; the clerk of another section does not. An agency without a general office has one registry:
 * whoever holds such a post.
 */
export function keepsRegisters(snapshot: OrganisationSnapshot, view: DayView, assignment: Assignment): boolean {
  const role = snapshot.posts.get(assignment.postId)?.role;
  if (role === undefined || !registryRoles.has(role)) return false;
  const offices = generalOffices(snapshot, view);
  return offices.size === 0 || sectionPath(snapshot, assignment.sectionId).some((section) => offices.has(section.id));
}

const officesOf = new WeakMap<DayView, ReadonlySet<string>>();

/** Also while the director's post is vacant, if it is tied to its section. */
function generalOffices(snapshot: OrganisationSnapshot, view: DayView): ReadonlySet<string> {
  const known = officesOf.get(view);
  if (known) return known;
  const posts = [...snapshot.posts.values()].filter((post) => post.role === 'officeDirector');
  const found = new Set(
    posts.flatMap((post) => [
      ...(post.sectionId === undefined ? [] : [post.sectionId]),
      ...(view.ofPost.get(post.id) ?? []).map((assignment) => assignment.sectionId),
    ]),
  );
  officesOf.set(view, found);
  return found;
}
