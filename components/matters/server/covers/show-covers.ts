import { dateInChina, ok, type Result } from '@gov/base';
import type { InputOf } from '@gov/base/component';
import { searchPersons } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { CoverOverview, routes, Standing } from '../../contract.ts';
import { mayHandle } from '../handling/able-colleague.ts';
import { kindsInUse } from '../stand-ins/store.ts';
import { coverInWords, personAndPlace } from './cover-words.ts';
import { type Concerned, coversNow, type StandingRow, standingNow } from './store.ts';

const usuallyShown = 100;
const mostWaiting = 300;
/** Of a family name that thousands bear the first are looked for. */
const mostSought = 2000;

/** Who stands in for whom, for the two administrators: names and days, nothing of any matter. */
export async function showCovers(
  context: UseCaseContext,
  { query }: InputOf<(typeof routes)['covers']>,
): Promise<Result<CoverOverview>> {
  const { tx, now } = context;
  const limit = query.shown ?? usuallyShown;
  const concerned = concernedBy(context, query.words ?? '');
  const [waiting, agreed, standing, kinds] = await Promise.all([
    tx.all(coversNow(tx.agencyId, now, { agreed: false, limit: mostWaiting })),
    tx.all(coversNow(tx.agencyId, now, { agreed: true, limit, concerned })),
    tx.all(standingNow(tx.agencyId, now, { limit, people: concerned?.people })),
    tx.all(kindsInUse(tx.agencyId)),
  ]);
  const total = ([first]: readonly { readonly total: number }[]): number => first?.total ?? 0;
  return ok({
    waiting: waiting.map((row) => coverInWords(context, row)),
    agreed: agreed.map((row) => coverInWords(context, row)),
    standing: standing.map((row) => standingInWords(context, row)),
    totals: { waiting: total(waiting), agreed: total(agreed), standing: total(standing) },
    kinds: [...kinds],
  });
}

/** Who is meant by what was typed, as the picker finds people; a section by a part of its name. Undefined = nothing was typed. */
function concernedBy({ agency, now }: UseCaseContext, typed: string): Concerned | undefined {
  const words = typed.normalize('NFKC').trim();
  if (words === '') return undefined;
  const { organisation } = agency;
  const asked = { query: words, day: dateInChina(now), limit: mostSought, outOfOffice: true };
  const { hits } = searchPersons(organisation, asked);
  const held = hits.filter(({ absence }) => absence === undefined).flatMap(({ assignments }) => assignments);
  return {
    people: hits.map(({ person }) => person.id),
    posts: held.map(({ sectionId, postId }) => ({ sectionId, postId })),
    sections: [...organisation.sections.values()].filter(({ name }) => name.includes(words)).map(({ id }) => id),
  };
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
