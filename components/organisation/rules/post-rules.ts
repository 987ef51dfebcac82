import { type CalendarDate, ok, type Result, reject } from '@gov/base';
import { type DateSpan, type OrganisationSnapshot, overlaps, type Post } from '@gov/organisation';
import { knownPost } from './assignment-rules.ts';
import { knownSection } from './section-rules.ts';
import { existsDuring, lastsBeyond, mayEnd } from './spans.ts';

/** Two posts of one name may exist only in different sections or at different times. */
function nameFree(
  snapshot: OrganisationSnapshot,
  wanted: { readonly name: string; readonly sectionId?: string | undefined; readonly except?: string },
  span: DateSpan,
): Result<undefined> {
  const taken = [...snapshot.posts.values()].some(
    (post) =>
      post.id !== wanted.except &&
      post.name === wanted.name &&
      post.sectionId === wanted.sectionId &&
      overlaps(post, span),
  );
  return taken ? reject('organisation.name-taken', { name: wanted.name }) : ok(undefined);
}

export function maySetUpPost(
  snapshot: OrganisationSnapshot,
  fresh: { readonly name: string; readonly sectionId?: string | undefined; readonly from: CalendarDate },
): Result<undefined> {
  const span = { from: fresh.from };
  if (fresh.sectionId !== undefined) {
    const section = knownSection(snapshot, fresh.sectionId);
    if (!section.ok) return section;
    const exists = existsDuring(section.value, span);
    if (!exists.ok) return exists;
  }
  return nameFree(snapshot, fresh, span);
}

export function mayRenamePost(snapshot: OrganisationSnapshot, id: string, name: string): Result<Post> {
  const post = knownPost(snapshot, id);
  if (!post.ok) return post;
  const free = nameFree(snapshot, { name, sectionId: post.value.sectionId, except: id }, post.value);
  return free.ok ? post : free;
}

/** A post that somebody holds on that day or later stays. */
export function mayEndPost(
  snapshot: OrganisationSnapshot,
  id: string,
  on: CalendarDate,
  today: CalendarDate,
): Result<Post> {
  const post = knownPost(snapshot, id);
  if (!post.ok) return post;
  const end = mayEnd(post.value, on, today);
  if (!end.ok) return end;
  const holders = [...snapshot.assignments.values()].filter((a) => a.postId === id && lastsBeyond(a, on));
  const count = new Set(holders.map((a) => a.personId)).size;
  return count > 0 ? reject('organisation.post-held', { count, post: post.value.name }) : post;
}
