import { type PersonId, reject } from '@gov/base';
import type { RejectedResult, UseCaseContext } from '#platform/server/components/component-server.ts';
import type { BoxFilter } from '../../contract.ts';
import { kindExists } from './store.ts';

/** A filter that names a kind or a person the agency does not have; undefined where it may stand. Asks nothing without a kind. */
export async function refusedFilter(
  context: UseCaseContext,
  { kind, starter }: BoxFilter,
): Promise<RejectedResult | undefined> {
  const { tx, agency } = context;
  // reason: an id of whatever kind may stand there; it is looked up
  if (starter !== undefined && !agency.organisation.persons.has(starter as PersonId))
    return reject('matters.filter-person');
  if (kind === undefined || (await tx.first(kindExists(tx.agencyId, kind)))) return undefined;
  return reject('matters.filter-kind');
}
