import { type FileId, type Instant, ok, type Result, readCursor, readRange, reject, writeCursor } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import { countFilePages, sendFilePage } from '#platform/server/typesetting/file-pages.ts';
import type { InboxDocument, InboxRow, routes } from '../../contract.ts';
import { trustIn } from '../keys/trust.ts';
import { lateBefore } from '../late-before.ts';
import { signedPoints } from '../signed-points.ts';
import { receivedEnvelope } from './act-on-received.ts';
import {
  countWaiting,
  findInboxDocument,
  findInboxFile,
  type InboxListRow,
  listInbox,
  listInboxFiles,
  listInboxReceipts,
} from './store.ts';

type Routes = typeof routes;

/** 收到的: 待签收, 已签收 or 已退回, newest first. */
export async function inbox(
  context: UseCaseContext,
  input: InputOf<Routes['inbox']>,
): Promise<Result<ReplyOf<Routes['inbox']>>> {
  const { tx } = context;
  const { box, cursor, limit = 20 } = input.query;
  const after = readCursor(cursor);
  if (!after) return reject('exchange.cursor');
  const counted = tx.first(countWaiting(tx.agencyId));
  const rows = await tx.all(listInbox(tx.agencyId, box, after, limit + 1));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? writeCursor({ at: last.receivedAt, id: last.exchangeId }) : undefined;
  const before = lateBefore(context);
  const waiting = (await counted)?.waiting ?? 0;
  return ok({ rows: page.map((row) => rowOf(row, before)), waiting, ...(next ? { next } : {}) });
}

const rowOf = (row: InboxListRow, before: Instant): InboxRow => {
  const { exchangeId, from, title, documentNumber, kind, urgency, secrecy, receivedAt, stage, actedAt, matterId } = row;
  return {
    exchangeId,
    from,
    title,
    documentNumber,
    kind,
    urgency,
    secrecy,
    receivedAt,
    stage,
    late: stage === 'RECEIVED' && receivedAt < before,
    ...(actedAt ? { actedAt } : {}),
    ...(matterId ? { matterId } : {}),
  };
};

/** One received document; its own receipts are verified as a third party would. */
export async function received(
  context: UseCaseContext,
  input: InputOf<Routes['received']>,
): Promise<Result<InboxDocument>> {
  const { tx } = context;
  const { exchangeId } = input.params;
  const row = await tx.first(findInboxDocument(tx.agencyId, exchangeId));
  if (!row) return reject('exchange.not-found');
  const files = await tx.all(listInboxFiles(tx.agencyId, exchangeId));
  const receipts = await tx.all(listInboxReceipts(tx.agencyId, exchangeId));
  const trust = await trustIn(context, [tx.agencyId]);
  const envelope = receivedEnvelope(row);
  context.audit({ event: 'exchange.document-read', objectKind: 'inbox-document', objectId: exchangeId });
  const { signatory, documentDate, mainRecipients, copyRecipients, summary, remarks } = envelope.envelope.document;
  return ok({
    row: rowOf(row, lateBefore(context)),
    signatory,
    documentDate,
    mainRecipients: [...mainRecipients],
    copyRecipients: [...copyRecipients],
    summary,
    remarks,
    sentAgain: envelope.envelope.supersedes !== null,
    files: [...files],
    points: signedPoints(receipts, envelope, trust),
    sm3: row.sm3,
    mayAct: row.stage === 'RECEIVED',
  });
}

/** Read on the page: the sealed PDF's own pages as pictures. Nothing is laid out anew from somebody else's text. */
export async function receivedPages(
  context: UseCaseContext,
  input: InputOf<Routes['receivedPages']>,
): Promise<Result<ReplyOf<Routes['receivedPages']>>> {
  const { exchangeId, fileId } = input.params;
  const file = await context.tx.first(findInboxFile(context.tx.agencyId, exchangeId, fileId));
  if (!file) return reject('exchange.not-found');
  const counted = await countFilePages(context, file);
  return counted.ok ? ok({ pages: counted.value }) : counted;
}

export async function receivedPage(
  context: UseCaseContext,
  input: InputOf<Routes['receivedPage']>,
  exchange: HttpExchange,
): Promise<Result<unknown>> {
  const { exchangeId, fileId, page } = input.params;
  const file = await context.tx.first(findInboxFile(context.tx.agencyId, exchangeId, fileId));
  if (!file) return reject('exchange.not-found');
  const sent = await sendFilePage(context, exchange, { ...file, page });
  if (!sent.ok) return sent;
  context.audit({
    event: 'exchange.file-read',
    objectKind: 'inbox-document',
    objectId: exchangeId,
    details: { file: fileId, page },
  });
  return ok(undefined);
}

const shownInline = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** A received file, also before signing for it: the office counts item by item first (签收前清点). Audited. */
export async function downloadReceived(
  context: UseCaseContext,
  input: InputOf<Routes['downloadReceived']>,
  exchange: HttpExchange,
): Promise<Result<unknown>> {
  const { tx } = context;
  const { exchangeId, fileId } = input.params;
  const file = await tx.first(findInboxFile(tx.agencyId, exchangeId, fileId));
  if (!file) return reject('exchange.not-found');
  const range = readRange(exchange.headers['range'], file.bytes);
  exchange.sendFile({
    content: context.files.read(tx.agencyId, file.fileId as FileId, range), // reason: the column holds ids of the file store
    mediaType: file.mediaType,
    fileName: file.name,
    totalBytes: file.bytes,
    inline: shownInline.includes(file.mediaType),
    ...(range ? { range } : {}),
  });
  context.audit({
    event: 'exchange.file-read',
    objectKind: 'inbox-document',
    objectId: exchangeId,
    details: { file: fileId },
  });
  return ok(undefined);
}
