import { instantFromMillis, millisOf, ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { nameIn } from '../view/person-words.ts';
import { handOversSince } from './store.ts';

const shownFor = 30 * 24 * 60 * 60_000;
const most = 50;

/** 交接 done lately, so that a batch can be taken back also another day. */
export async function showHandOvers(context: UseCaseContext): Promise<Result<ReplyOf<(typeof routes)['handOvers']>>> {
  const { tx, now } = context;
  const nameOf = nameIn(context);
  const since = instantFromMillis(millisOf(now) - shownFor);
  const rows = await tx.all(handOversSince(tx.agencyId, since, most));
  return ok({
    rows: rows.map(({ batchId, at, from, to, matters, undoneAt }) => ({
      batchId,
      at,
      matters,
      ...(from ? { from: nameOf(from) } : {}),
      ...(to ? { to: nameOf(to) } : {}),
      ...(undoneAt ? { undoneAt } : {}),
    })),
  });
}
