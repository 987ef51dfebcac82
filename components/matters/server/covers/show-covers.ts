import { ok, type Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { CoverOverview, Standing } from '../../contract.ts';
import { mayHandle } from '../handling/able-colleague.ts';
import { kindsInUse } from '../stand-ins/store.ts';
import { coverInWords, personAndPlace } from './cover-words.ts';
import { coversNow, type StandingRow, standingNow } from './store.ts';

const mostListed = 300;

/** Who stands in for whom, for the two administrators: names and days, nothing of any matter. */
export async function showCovers(context: UseCaseContext): Promise<Result<CoverOverview>> {
  const { tx, now } = context;
  const [rows, standing, kinds] = await Promise.all([
    tx.all(coversNow(tx.agencyId, now, mostListed)),
    tx.all(standingNow(tx.agencyId, now)),
    tx.all(kindsInUse(tx.agencyId)),
  ]);
  const shown = rows.map((row) => coverInWords(context, row));
  return ok({
    waiting: shown.filter(({ agreedBy }) => agreedBy === undefined),
    agreed: shown.filter(({ agreedBy }) => agreedBy !== undefined),
    standing: standing.map((row) => standingInWords(context, row)),
    kinds: [...kinds],
  });
}

function standingInWords(context: UseCaseContext, row: StandingRow): Standing {
  const { fromAt, untilAt, kinds, newOnly, workSecrets, source } = row;
  const able = [row.principalId, row.standInId].every((id) => mayHandle(context, id));
  return {
    principal: personAndPlace(context, row.principalId),
    standIn: personAndPlace(context, row.standInId),
    from: fromAt,
    until: untilAt,
    ...(kinds === null ? {} : { kinds: [...kinds] }),
    newOnly,
    workSecrets,
    source,
    state: !able ? 'unable' : fromAt <= context.now ? 'open' : 'to-come',
  };
}
