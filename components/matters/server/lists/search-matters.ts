import { isUuid, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { gramsOfQuery, normalizeForSearch } from '../../rules/bigrams.ts';
import { granteeKeysOf } from '../readers.ts';
import { showRows } from './show-rows.ts';
import { mattersByIds, searchDoor } from './store.ts';

type Search = (typeof routes)['search'];
const pageSize = 20;

/** Titles and numbers, readers only; newest first. The cursor is the id of the last row. */
export async function searchMatters(context: UseCaseContext, input: InputOf<Search>): Promise<Result<ReplyOf<Search>>> {
  const { q, cursor } = input.query;
  if (cursor && !isUuid(cursor)) return reject('matters.cursor');
  const needle = normalizeForSearch(q);
  const grams = gramsOfQuery(needle);
  if (grams.length === 0) return ok({ rows: [] });
  const { tx } = context;
  const found = await tx.all(
    searchDoor(tx.agencyId, granteeKeysOf(context), grams, needle, cursor ?? null, pageSize + 1),
  );
  const ids = found.slice(0, pageSize).map((row) => row.matterId);
  const rows = ids.length === 0 ? [] : await tx.all(mattersByIds(tx.agencyId, ids));
  const last = ids.at(-1);
  return ok({ rows: await showRows(context, rows), ...(found.length > pageSize && last ? { next: last } : {}) });
}
