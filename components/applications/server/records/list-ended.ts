import { addMillis, type Instant, isUuid, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { applicationFor } from './for-caller.ts';

type Route = (typeof routes)['ended'];

/** What ended a moment ago may not be committed yet, and what is committed later would never be told: it waits so long. */
const settledMillis = 60_000;
const pageSize = 100;

/**
 * 办结通知, fetched: what has ended since the cursor of the last answer, the oldest first. Asked twice with the same cursor
 * it tells the same again. One that was brought back and ended anew is told anew.
 */
export async function ended(context: UseCaseContext, input: InputOf<Route>): Promise<Result<ReplyOf<Route>>> {
  const found = await applicationFor(context, input.params.applicationId);
  if (!found.ok) return found;
  const after = readCursor(input.query.after);
  if (!after.ok) return after;
  const rows = await context.ask(mattersService).endedSince({
    kindCode: found.value.kindCode,
    ...(after.value ? { after: after.value } : {}),
    before: addMillis(context.now, -settledMillis),
    limit: pageSize + 1,
  });
  const told = rows.slice(0, pageSize);
  const last = told.at(-1);
  const next = last ? cursorOf(last) : input.query.after;
  return ok({ rows: told, more: rows.length > pageSize, ...(next === undefined ? {} : { next }) });
}

interface Place {
  readonly endedAt: Instant;
  readonly matterId: string;
}

const cursorOf = ({ endedAt, matterId }: { readonly endedAt: string; readonly matterId: string }): string =>
  Buffer.from(`${endedAt} ${matterId}`).toString('base64url');

/** Rejection `applications.cursor` for what is none of ours. */
function readCursor(text: string | undefined): Result<Place | undefined> {
  if (text === undefined) return ok(undefined);
  const [endedAt = '', matterId = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  const isInstant =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/.test(endedAt) && !Number.isNaN(Date.parse(endedAt));
  if (!isInstant || !isUuid(matterId)) return reject('applications.cursor');
  return ok({ endedAt: endedAt as Instant, matterId }); // reason: ISO text that was looked at
}
