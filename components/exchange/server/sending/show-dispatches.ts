import { type MatterId, ok, type Result, readCursor, reject, writeCursor } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Trust } from '@gov/exchange';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { DeliveryLine, DispatchRow, DispatchView, routes } from '../../contract.ts';
import { batchProblems, batchWords, deliveryWords, lateFirst } from '../../rules/delivery-words.ts';
import { trustIn } from '../keys/trust.ts';
import { lateBefore } from '../late-before.ts';
import { signedPoints } from '../signed-points.ts';
import {
  type DeliveryRow,
  type DispatchCounts,
  findDispatch,
  listDeliveries,
  listDeliveryReceipts,
  listDispatches,
  listMatterDispatches,
  type ReceiptRow,
} from './store.ts';
import { sentEnvelope } from './take-receipt.ts';

type Routes = typeof routes;

/** 发出的: one row per batch, newest first. */
export async function dispatches(
  context: UseCaseContext,
  input: InputOf<Routes['dispatches']>,
): Promise<Result<ReplyOf<Routes['dispatches']>>> {
  const { cursor, limit = 20 } = input.query;
  const after = readCursor(cursor);
  if (!after) return reject('exchange.cursor');
  const rows = await context.tx.all(listDispatches(context.tx.agencyId, lateBefore(context), after, limit + 1));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? writeCursor({ at: last.sentAt, id: last.dispatchId }) : undefined;
  return ok({ rows: [...(await rowsOf(context, page))], ...(next ? { next } : {}) });
}

export async function dispatch(
  context: UseCaseContext,
  input: InputOf<Routes['dispatch']>,
): Promise<Result<DispatchView>> {
  const { tx } = context;
  const found = await tx.first(findDispatch(tx.agencyId, lateBefore(context), input.params.dispatchId));
  if (!found) return reject('exchange.not-found');
  const [view] = await viewsOf(context, [found]);
  return view ? ok(view) : reject('exchange.not-found');
}

/** For everybody who may read the matter: where its documents went. */
export async function matterDispatches(
  context: UseCaseContext,
  input: InputOf<Routes['matterDispatches']>,
): Promise<Result<ReplyOf<Routes['matterDispatches']>>> {
  const { tx } = context;
  const matterId = input.params.matterId as MatterId; // reason: the route checked its form
  if (!(await context.ask(mattersService).readable(matterId))) return reject('exchange.not-found');
  const found = await tx.all(listMatterDispatches(tx.agencyId, lateBefore(context), matterId));
  return ok({ dispatches: [...(await viewsOf(context, found))] });
}

/** Who follows deliveries sees where they stand; titles only of what the rule of reading lets the caller read. */
async function rowsOf(context: UseCaseContext, found: readonly DispatchCounts[]): Promise<readonly DispatchRow[]> {
  const readable = await readableOf(context, found);
  return found.map((row) => rowOf(row, readable));
}

const readableOf = (context: UseCaseContext, found: readonly DispatchCounts[]) =>
  context.ask(mattersService).readableAmong(found.map(({ matterId }) => matterId));

const rowOf = (row: DispatchCounts, readable: ReadonlySet<string>): DispatchRow => {
  const title = readable.has(row.matterId) ? row.title : '（标题只有能查看该公文的人可见）';
  const { dispatchId, documentNumber, sentAt, receivers, delivered, signed, finished } = row;
  return {
    dispatchId,
    title,
    documentNumber,
    sentAt,
    receivers,
    delivered,
    signed,
    finished,
    problems: batchProblems(row),
    words: batchWords(row),
    sentAgain: row.again === receivers,
  };
};

async function viewsOf(context: UseCaseContext, found: readonly DispatchCounts[]): Promise<readonly DispatchView[]> {
  if (found.length === 0) return [];
  const { tx } = context;
  const rows = await tx.all(
    listDeliveries(
      tx.agencyId,
      found.map(({ dispatchId }) => dispatchId),
    ),
  );
  const receipts = await tx.all(
    listDeliveryReceipts(
      tx.agencyId,
      rows.map(({ exchangeId }) => exchangeId),
    ),
  );
  const trust = await trustIn(context, [...new Set(rows.map(({ toAgencyId }) => toAgencyId))]);
  const byExchange = Map.groupBy(receipts, ({ exchangeId }) => exchangeId);
  const byDispatch = Map.groupBy(rows, ({ dispatchId }) => dispatchId);
  const readable = await readableOf(context, found);
  return found.map((row) => ({
    row: rowOf(row, readable),
    lines: lateFirst(byDispatch.get(row.dispatchId) ?? [], lateBefore(context)).map((line) =>
      lineOf(context, line, {
        receipts: byExchange.get(line.exchangeId) ?? [],
        trust,
        mayRead: readable.has(row.matterId),
      }),
    ),
  }));
}

interface Evidence {
  readonly receipts: readonly ReceiptRow[];
  readonly trust: Trust;
  readonly mayRead: boolean;
}

function lineOf(context: UseCaseContext, row: DeliveryRow, { receipts, trust, mayRead }: Evidence): DeliveryLine {
  const { words, severe, reason } = deliveryWords(row, context.now, lateBefore(context));
  const points = signedPoints(receipts, sentEnvelope(row), trust);
  return {
    exchangeId: row.exchangeId,
    to: row.toName,
    stage: row.stage,
    words,
    severe,
    sentAt: row.sealedAt,
    ...(row.deliveredAt ? { deliveredAt: row.deliveredAt } : {}),
    ...(row.signedAt ? { signedAt: row.signedAt } : {}),
    ...(row.returnedAt ? { returnedAt: row.returnedAt } : {}),
    ...(row.finishedAt ? { finishedAt: row.finishedAt } : {}),
    ...(reason ? { reason } : {}),
    points,
    identical: points.length > 0 && points.length === receipts.length && points.every(({ genuine }) => genuine),
    sm3: row.sm3,
    mayExport: mayRead && receipts.length > 0,
    mayQueueAgain: row.stage === 'UNRESOLVED' && context.can('exchange.track'),
    maySendAgain: row.stage === 'RETURNED' && row.replacedBy === null && mayRead && context.can('exchange.track'),
    sentAgain: row.supersedes !== null,
    ...sentAgainAs(row),
  };
}

const sentAgainAs = ({ replacedBy, replacedIn, replacedAt }: DeliveryRow): Pick<DeliveryLine, 'sentAgainAs'> =>
  replacedBy && replacedIn && replacedAt
    ? { sentAgainAs: { exchangeId: replacedBy, dispatchId: replacedIn, sentAt: replacedAt } }
    : {};
