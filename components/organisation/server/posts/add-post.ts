import { cleanName, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { behind } from '../../rules/manual-order.ts';
import { maySetUpPost } from '../../rules/post-rules.ts';
import { changeOrganisation } from '../change.ts';
import { asDay } from '../clean.ts';
import { insertPost } from './store.ts';

/** Sets up a post. Twice = the name is taken the second time. */
export async function addPost(
  context: UseCaseContext,
  { body }: InputOf<Routes['addPost']>,
): Promise<Result<ReplyOf<Routes['addPost']>>> {
  const name = cleanName(body.name);
  return changeOrganisation(context, async (snapshot) => {
    const may = maySetUpPost(snapshot, { name, sectionId: body.sectionId, from: asDay(body.from) });
    if (!may.ok) return may;
    const post = {
      id: context.newId(),
      name,
      role: body.role,
      sectionId: body.sectionId ?? null,
      displayOrder: behind([...snapshot.posts.values()]),
      from: body.from,
    };
    context.tx.write(insertPost(context.tx.agencyId, post));
    context.audit({
      event: 'organisation.post-added',
      objectKind: 'post',
      objectId: post.id,
      details: { role: post.role, sectionId: post.sectionId, from: post.from },
    });
    return ok({ id: post.id });
  });
}
