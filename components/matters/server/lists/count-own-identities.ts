import { dateInChina, ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { ownCounts } from './store.ts';

/** 待办 under each working identity of the caller's account, also in other agencies: asked before one is chosen. */
export async function countOwnIdentities(
  context: UseCaseContext,
): Promise<Result<ReplyOf<(typeof routes)['ownCounts']>>> {
  const { tx, now } = context;
  const identities = await tx.all(ownCounts(context.person().accountId, dateInChina(now), now));
  return ok({ identities: [...identities] });
}
