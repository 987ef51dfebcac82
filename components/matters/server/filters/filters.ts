import { cleanName, ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { refusedFilter } from './refused-filter.ts';
import { allKinds, deleteFilter, insertFilter, lockSaver, renameFilterRow, savedFilters } from './store.ts';

type Routes = typeof routes;

const most = 20;

/** What a box can be narrowed to, and 常用筛选 of the caller; nobody else sees them. */
export async function filters(
  context: UseCaseContext,
  { query: { starter } }: InputOf<Routes['filters']>,
): Promise<Result<ReplyOf<Routes['filters']>>> {
  const { tx, agency } = context;
  const [kinds, saved] = await Promise.all([
    tx.all(allKinds(tx.agencyId)),
    tx.all(savedFilters(tx.agencyId, context.person().personId)),
  ]);
  // reason: an id of whatever kind may stand there; it is looked up
  const starterName = starter && agency.organisation.persons.get(starter as PersonId)?.name;
  return ok({ kinds: [...kinds], saved: [...saved], ...(starterName ? { starterName } : {}) });
}

/** Twice = the second finds the name taken. */
export async function saveFilter(
  context: UseCaseContext,
  { body }: InputOf<Routes['saveFilter']>,
): Promise<Result<ReplyOf<Routes['saveFilter']>>> {
  const { tx } = context;
  const refused = await refusedFilter(context, body.filter);
  if (refused) return refused;
  const { personId } = context.person();
  await tx.first(lockSaver(tx.agencyId, personId));
  const known = await tx.all(savedFilters(tx.agencyId, personId));
  const name = cleanName(body.name);
  if (known.some((saved) => saved.name === name)) return reject('matters.filter-name-taken', { name });
  if (known.length >= most) return reject('matters.too-many-filters', { most });
  const id = context.newId<string>();
  tx.write(insertFilter(tx.agencyId, personId, { id, name, filter: body.filter }));
  noteChange(context, id);
  return ok({ id });
}

export async function renameFilter(
  context: UseCaseContext,
  { params: { filterId }, body }: InputOf<Routes['renameFilter']>,
): Promise<Result<ReplyOf<Routes['renameFilter']>>> {
  const { tx } = context;
  const { personId } = context.person();
  await tx.first(lockSaver(tx.agencyId, personId));
  const known = await tx.all(savedFilters(tx.agencyId, personId));
  const name = cleanName(body.name);
  if (!known.some(({ id }) => id === filterId)) return reject('matters.unknown-filter');
  if (known.some((saved) => saved.name === name && saved.id !== filterId))
    return reject('matters.filter-name-taken', { name });
  tx.write(renameFilterRow(tx.agencyId, personId, filterId, name));
  noteChange(context, filterId);
  return ok({ done: true as const });
}

export async function removeFilter(
  context: UseCaseContext,
  { params: { filterId } }: InputOf<Routes['removeFilter']>,
): Promise<Result<ReplyOf<Routes['removeFilter']>>> {
  const { tx } = context;
  const removed = await tx.first(deleteFilter(tx.agencyId, context.person().personId, filterId));
  if (!removed) return reject('matters.unknown-filter');
  noteChange(context, filterId);
  return ok({ done: true as const });
}

const noteChange = (context: UseCaseContext, objectId: string): void =>
  context.audit({ event: 'matters.saved-filter-changed', objectKind: 'saved-filter', objectId });
