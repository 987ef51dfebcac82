import { ok, type Result, readCursor, reject, writeCursor } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Box, routes } from '../../contract.ts';
import { narrowBy } from '../filters/narrow-store.ts';
import { refusedFilter } from '../filters/refused-filter.ts';
import { standingOf } from '../stand-ins/standing-of.ts';
import { showRows } from './show-rows.ts';
import { type BoxPage, type BoxRow, handledMatters, ongoingMatters, openToRead, startedMatters } from './store.ts';
import { isInstant, readWorkCursor, seenAt, type WorkPage, writeWorkCursor } from './work-page.ts';
import { allWork, entrustedWork, ownWorkWithHint, type WorkRow } from './work-store.ts';

type List = (typeof routes)['list'];
type BoxOfWork = 'todo' | 'entrusted';

/** One box of the caller: 待办 代理 待阅 在办 已办 办结 草稿 我发起. */
export async function listBox(context: UseCaseContext, input: InputOf<List>): Promise<Result<ReplyOf<List>>> {
  const { box, cursor, limit = 20, since, ...filter } = input.query;
  if (since !== undefined && !isInstant(since)) return reject('matters.cursor');
  const refused = await refusedFilter(context, filter);
  if (refused) return refused;
  if (box === 'todo' || box === 'entrusted') return listWork(context, input);
  const after = readCursor(cursor);
  if (!after) return reject('matters.cursor');
  const narrow = narrowBy(context.tx.agencyId, filter, seenAt({ asOf: context.now }));
  const rows = await readBox(context, box, { after, limit: limit + 1, narrow });
  const wanted = since === undefined ? rows : rows.filter(({ at }) => at > since);
  const page = wanted.slice(0, limit);
  const last = page.at(-1);
  const more = wanted.length > limit && last;
  const next = more ? writeCursor({ at: last.at, id: last.taskId ?? last.matterId }) : undefined;
  return ok({ rows: showRows(context, page), asOf: context.now, ...(next ? { next } : {}) });
}

/** 待办 and 代理 are worked through: what is late and urgent stands first, on whatever page. */
async function listWork(
  context: UseCaseContext,
  { query: { box, cursor, limit = 20, since, ...filter } }: InputOf<List>,
): Promise<Result<ReplyOf<List>>> {
  const position = readWorkCursor(cursor, context.now);
  if (!position) return reject('matters.cursor');
  const asked = { ...position, filter, ...(since === undefined ? {} : { since }) };
  const rows = await (box === 'todo' ? readToDo : readEntrusted)(context, asked, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? writeWorkCursor(asked.asOf, last) : undefined;
  return ok({ rows: showRows(context, page), asOf: asked.asOf, ...(next ? { next } : {}) });
}

/** Few people stand in for somebody: his own work tells along whether to ask for whom he does. */
async function readToDo(context: UseCaseContext, asked: WorkPage, limit: number): Promise<readonly WorkRow[]> {
  const { tx, now } = context;
  const { personId } = context.person();
  const own = await tx.all(ownWorkWithHint(tx.agencyId, { personId, now }, asked, limit));
  if (own[0]?.mayStandIn === false) return own;
  const entrusted = await standingOf(context);
  return entrusted.principals.length === 0 ? own : tx.all(allWork(tx.agencyId, entrusted, asked, limit));
}

async function readEntrusted(context: UseCaseContext, asked: WorkPage, limit: number): Promise<readonly WorkRow[]> {
  const { tx } = context;
  return tx.all(entrustedWork(tx.agencyId, await standingOf(context), asked, limit));
}

async function readBox(
  context: UseCaseContext,
  box: Exclude<Box, BoxOfWork>,
  page: BoxPage,
): Promise<readonly BoxRow[]> {
  const { tx } = context;
  const { personId } = context.person();
  switch (box) {
    case 'to-read':
      return tx.all(openToRead(tx.agencyId, personId, page));
    case 'ongoing':
      return tx.all(ongoingMatters(tx.agencyId, personId, page));
    case 'done':
      return tx.all(handledMatters(tx.agencyId, personId, ['RUNNING', 'DONE', 'REFUSED', 'CANCELLED'], page));
    case 'closed':
      return tx.all(handledMatters(tx.agencyId, personId, ['DONE', 'REFUSED', 'CANCELLED'], page));
    case 'drafts':
      return tx.all(startedMatters(tx.agencyId, personId, ['DRAFT'], page));
    case 'mine':
      return tx.all(startedMatters(tx.agencyId, personId, ['RUNNING', 'DONE', 'REFUSED', 'CANCELLED'], page));
  }
}
