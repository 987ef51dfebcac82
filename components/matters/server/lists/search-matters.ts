import { isUuid, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { type SearchDemand, searchDemand } from '../../rules/search/search-words.ts';
import { granteeKeysOf } from '../readers.ts';
import { showRows } from './show-rows.ts';
import { type FoundRow, foundMatters, searchDoor } from './store.ts';

type Search = (typeof routes)['search'];
const pageSize = 20;
/** The index finds hardly anything that has not what was asked for; where it does, the next ones are looked at. */
const mostLooks = 10;

/** Titles, numbers, and fields that a form lets be found, readers only; newest first. The cursor is the id of the last row that was looked at. */
export async function searchMatters(context: UseCaseContext, input: InputOf<Search>): Promise<Result<ReplyOf<Search>>> {
  const { q, cursor } = input.query;
  if (cursor && !isUuid(cursor)) return reject('matters.cursor');
  const demand = searchDemand(q);
  if (!demand) return ok({ rows: [] });
  let page = await lookAfter(context, demand, cursor ?? null);
  for (let looks = 1; page.rows.length === 0 && page.next && looks < mostLooks; looks += 1)
    page = await lookAfter(context, demand, page.next);
  return ok({ rows: showRows(context, page.rows), ...(page.next ? { next: page.next } : {}) });
}

async function lookAfter(context: UseCaseContext, { grams, needle, fits }: SearchDemand, after: string | null) {
  const { tx } = context;
  const found = await tx.all(searchDoor(tx.agencyId, granteeKeysOf(context), grams, needle, after, pageSize + 1));
  const ids = found.slice(0, pageSize).map((row) => row.matterId);
  const rows = ids.length === 0 ? [] : await tx.all(foundMatters(tx.agencyId, ids));
  return {
    rows: rows.filter((row) => fits(findable(row))),
    next: found.length > pageSize ? ids.at(-1) : undefined,
  };
}

/** By each of these it is found; of its fields those that no step hides. */
const findable = ({ title, number, fieldWords }: FoundRow): string =>
  [title, number ?? '', ...Object.values(fieldWords ?? {})].join(' ');
