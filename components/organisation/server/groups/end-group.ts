import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { mayEndGroup } from '../../rules/group-rules.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { asDay } from '../clean.ts';
import { endGroupRow } from './store.ts';

/** A group is no longer used; process steps that name it stop there and say so. */
export async function endGroup(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['endGroup']>,
): Promise<Result<ReplyOf<Routes['endGroup']>>> {
  return changeOrganisation(context, async (snapshot, today) => {
    const may = mayEndGroup(snapshot, params.groupId, asDay(body.on), today);
    if (!may.ok) return may;
    const { tx } = context;
    const kept = keptUp(await tx.first(endGroupRow(tx.agencyId, params.groupId, body.expectedVersion, body.on)));
    if (!kept.ok) return kept;
    const details = { on: body.on };
    context.audit({ event: 'organisation.group-ended', objectKind: 'group', objectId: params.groupId, details });
    return ok({ done: true } as const);
  });
}
