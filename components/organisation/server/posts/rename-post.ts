import { cleanName, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { mayRenamePost } from '../../rules/post-rules.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { renamePostRow } from './store.ts';

export async function renamePost(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['renamePost']>,
): Promise<Result<ReplyOf<Routes['renamePost']>>> {
  const name = cleanName(body.name);
  return changeOrganisation(context, async (snapshot) => {
    const may = mayRenamePost(snapshot, params.postId, name);
    if (!may.ok) return may;
    const { tx } = context;
    const kept = keptUp(await tx.first(renamePostRow(tx.agencyId, params.postId, body.expectedVersion, name)));
    if (!kept.ok) return kept;
    context.audit({ event: 'organisation.post-renamed', objectKind: 'post', objectId: params.postId });
    return ok({ done: true } as const);
  });
}
