import { type Instant, ok, type Result, readCursor, reject, writeCursor } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { isDocumentKind, kindFacts, urgencies, urgencyWords } from '@gov/gongwen';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { statusWords } from '../documents/readable-document.ts';
import { listBooks } from '../numbers/store.ts';
import { listRegister, type RegisterRow } from './store.ts';

type Routes = typeof routes;
type Query = InputOf<Routes['outgoingRegister']>['query'];

const pageLength = 50;

/** First instant of a year in China, which has one zone without daylight saving time. */
const beginningOf = (year: number): Instant => new Date(Date.UTC(year, 0, 1, -8)).toISOString() as Instant; // reason: an ISO text by construction

type ShownRow = RegisterRow & { readonly mayOpen: boolean };

async function page(
  context: UseCaseContext,
  direction: 'OUT' | 'IN',
  query: Query,
): Promise<Result<{ readonly rows: readonly ShownRow[]; readonly next?: string }>> {
  const before = query.cursor === undefined ? undefined : readCursor(query.cursor);
  if (query.cursor !== undefined && !before) return reject('gongwen.cursor');
  const rows = await context.tx.all(
    listRegister(context.tx.agencyId, {
      direction,
      before,
      from: query.year === undefined ? undefined : beginningOf(query.year),
      until: query.year === undefined ? undefined : beginningOf(query.year + 1),
      rows: pageLength + 1,
    }),
  );
  const shown = rows.slice(0, pageLength);
  const last = shown.at(-1);
  context.audit({ event: 'gongwen.register-read', objectKind: 'register', objectId: direction });
  const readable = await context.ask(mattersService).readableAmong(shown.map((row) => row.matterId));
  return ok({
    rows: shown.map((row) => ({ ...row, mayOpen: readable.has(row.matterId) })),
    ...(last && rows.length > pageLength ? { next: writeCursor({ at: last.numberedAt, id: last.matterId }) } : {}),
  });
}

export async function outgoingRegister(
  context: UseCaseContext,
  { query }: InputOf<Routes['outgoingRegister']>,
): Promise<Result<ReplyOf<Routes['outgoingRegister']>>> {
  const found = await page(context, 'OUT', query);
  if (!found.ok) return found;
  const { rows, ...rest } = found.value;
  return ok({
    ...rest,
    rows: rows.map((row) => ({
      matterId: row.matterId,
      mayOpen: row.mayOpen,
      number: row.number,
      title: row.title,
      kindWords: row.kind && isDocumentKind(row.kind) ? kindFacts(row.kind).words : '',
      section: row.register.section ?? '',
      drafter: row.register.drafter ?? '',
      signatory: row.signatoryName ?? '',
      documentDate: row.documentDate ?? '',
      mainRecipients: [...(row.register.mainRecipients ?? [])],
      statusWords: statusWords(row),
      ...(row.dispatchedAt === null ? {} : { dispatchedAt: row.dispatchedAt }),
    })),
  });
}

const classWords: Readonly<Record<string, string>> = { ACTION: '办件', READING: '阅件' };

export async function incomingRegister(
  context: UseCaseContext,
  { query }: InputOf<Routes['incomingRegister']>,
): Promise<Result<ReplyOf<Routes['incomingRegister']>>> {
  const found = await page(context, 'IN', query);
  if (!found.ok) return found;
  const { rows, ...rest } = found.value;
  return ok({
    ...rest,
    rows: rows.map(({ register, ...row }) => ({
      matterId: row.matterId,
      mayOpen: row.mayOpen,
      number: row.number,
      title: row.title,
      sourceAgency: register.sourceAgency ?? '',
      sourceNumber: register.sourceNumber ?? '',
      classWords: classWords[register.handlingClass ?? ''] ?? '',
      urgency: urgencyWords[urgencies.find((one) => one === register.urgency) ?? 'NORMAL'],
      statusWords: statusWords(row),
      registeredAt: row.numberedAt,
      ...(register.receivedOn ? { receivedOn: register.receivedOn } : {}),
    })),
  });
}

export async function numberBooks(context: UseCaseContext): Promise<Result<ReplyOf<Routes['numberBooks']>>> {
  return ok({ books: [...(await context.tx.all(listBooks(context.tx.agencyId)))] });
}
