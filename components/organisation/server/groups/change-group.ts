import { cleanName, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { mayChangeGroup } from '../../rules/group-rules.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { clearGroup, fillGroup, renameGroup } from './store.ts';

/** Name and persons of a group as they shall be. Work that was handed out already stays where it is. */
export async function changeGroup(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['changeGroup']>,
): Promise<Result<ReplyOf<Routes['changeGroup']>>> {
  const name = cleanName(body.name);
  const { groupId } = params;
  return changeOrganisation(context, async (snapshot, today) => {
    const may = mayChangeGroup(snapshot, groupId, { name, personIds: body.personIds }, today);
    if (!may.ok) return may;
    const { tx } = context;
    const kept = keptUp(await tx.first(renameGroup(tx.agencyId, groupId, body.expectedVersion, name)));
    if (!kept.ok) return kept;
    const { personIds, ...details } = may.value;
    tx.write(clearGroup(tx.agencyId, groupId));
    tx.write(fillGroup(tx.agencyId, groupId, personIds));
    context.audit({ event: 'organisation.group-changed', objectKind: 'group', objectId: groupId, details });
    return ok({ done: true } as const);
  });
}
