import { cleanName, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { maySetUpGroup } from '../../rules/group-rules.ts';
import { changeOrganisation } from '../change.ts';
import { fillGroup, insertGroup } from './store.ts';

/** Sets up a group from today on. Twice = the name is taken the second time. */
export async function addGroup(
  context: UseCaseContext,
  { body }: InputOf<Routes['addGroup']>,
): Promise<Result<ReplyOf<Routes['addGroup']>>> {
  const name = cleanName(body.name);
  return changeOrganisation(context, async (snapshot, today) => {
    const persons = maySetUpGroup(snapshot, { name, personIds: body.personIds }, today);
    if (!persons.ok) return persons;
    const { tx } = context;
    const id = context.newId();
    tx.write(insertGroup(tx.agencyId, id, name, today));
    tx.write(fillGroup(tx.agencyId, id, persons.value));
    const details = { count: persons.value.length };
    context.audit({ event: 'organisation.group-added', objectKind: 'group', objectId: id, details });
    return ok({ id });
  });
}
