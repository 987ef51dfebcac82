import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { mayEndPost } from '../../rules/post-rules.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { asDay } from '../clean.ts';
import { endPostRow } from './store.ts';

/** A post that nobody holds ends; process steps that name it stop there and say so. */
export async function endPost(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['endPost']>,
): Promise<Result<ReplyOf<Routes['endPost']>>> {
  return changeOrganisation(context, async (snapshot, today) => {
    const may = mayEndPost(snapshot, params.postId, asDay(body.on), today);
    if (!may.ok) return may;
    const { tx } = context;
    const kept = keptUp(await tx.first(endPostRow(tx.agencyId, params.postId, body.expectedVersion, body.on)));
    if (!kept.ok) return kept;
    context.audit({
      event: 'organisation.post-ended',
      objectKind: 'post',
      objectId: params.postId,
      details: { on: body.on },
    });
    return ok({ done: true } as const);
  });
}
