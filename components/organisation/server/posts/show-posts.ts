import { dateInChina, ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import { assignmentsOfPost, dayView, sectionName } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { lastsBeyond } from '../../rules/spans.ts';
import { spanOf, versionsById } from '../views.ts';
import { postVersions } from './store.ts';

/** Posts of today and of the days to come, in manual order. */
export async function showPosts(context: UseCaseContext): Promise<Result<ReplyOf<Routes['posts']>>> {
  const snapshot = context.agency.organisation;
  const view = dayView(snapshot, dateInChina(context.now));
  const versions = versionsById(await context.tx.all(postVersions(context.tx.agencyId)));
  const posts = [...snapshot.posts.values()]
    .filter((post) => lastsBeyond(post, view.day))
    .sort((a, b) => a.displayOrder - b.displayOrder || (a.id < b.id ? -1 : 1));
  return ok({
    posts: posts.map((post) => ({
      id: post.id,
      name: post.name,
      role: post.role,
      ...(post.sectionId === undefined
        ? {}
        : { sectionId: post.sectionId, sectionName: sectionName(snapshot, post.sectionId) }),
      ...spanOf(post),
      holders: new Set(assignmentsOfPost(view, post.id).map((a) => a.personId)).size,
      version: versions.get(post.id) ?? 1,
    })),
  });
}
