import { type FileId, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import { countFilePages, sendFilePage } from '#platform/server/typesetting/file-pages.ts';
import type { routes } from '../../contract.ts';
import { readableDocument } from './readable-document.ts';

type Routes = typeof routes;

/** The finished PDF, or the body file an incoming document came with; for readers of the matter only. */
async function finalFileOf(context: UseCaseContext, matterId: string) {
  const found = await readableDocument(context, matterId);
  if (!found.ok) return found;
  const { finalFileId, finalFileName } = found.value.document;
  const fileId = finalFileId as FileId | null; // reason: the column holds ids of the file store
  const file = fileId && (await context.files.describe(context.tx.agencyId, fileId));
  if (!fileId || !file) return reject('gongwen.no-final-file');
  return ok({ ...file, fileId, name: finalFileName ?? 'document.pdf', matterId: found.value.matterId });
}

export async function downloadPdf(
  context: UseCaseContext,
  input: InputOf<Routes['pdf']>,
  exchange: HttpExchange,
): Promise<Result<unknown>> {
  const found = await finalFileOf(context, input.params.matterId);
  if (!found.ok) return found;
  const { fileId, name, bytes, mediaType, sm3, matterId } = found.value;
  exchange.sendFile({
    content: context.files.read(context.tx.agencyId, fileId),
    mediaType,
    fileName: name,
    totalBytes: bytes,
    inline: mediaType === 'application/pdf',
  });
  context.audit({ event: 'gongwen.pdf-read', objectKind: 'matter', objectId: matterId, details: { sm3 } });
  return ok(undefined);
}

/** How many pages there are to read on the page; what is no PDF is refused and can be downloaded. */
export async function finalPages(
  context: UseCaseContext,
  input: InputOf<Routes['pages']>,
): Promise<Result<ReplyOf<Routes['pages']>>> {
  const found = await finalFileOf(context, input.params.matterId);
  if (!found.ok) return found;
  const counted = await countFilePages(context, found.value);
  return counted.ok ? ok({ pages: counted.value }) : counted;
}

/** One page exactly as it stands in the file. */
export async function finalPage(
  context: UseCaseContext,
  input: InputOf<Routes['page']>,
  exchange: HttpExchange,
): Promise<Result<unknown>> {
  const { matterId, page } = input.params;
  const found = await finalFileOf(context, matterId);
  if (!found.ok) return found;
  const sent = await sendFilePage(context, exchange, { ...found.value, page });
  if (!sent.ok) return sent;
  const { sm3 } = found.value;
  context.audit({ event: 'gongwen.pdf-read', objectKind: 'matter', objectId: matterId, details: { sm3, page } });
  return ok(undefined);
}
