import { type FileId, ok, type Result, reject } from '@gov/base';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import { once, wholeFile } from '#platform/server/files/whole-file.ts';
import { openPdfReader } from './pdf-reader.ts';

/** A stored file of the own agency that the caller may read. */
export interface PagedFile {
  readonly fileId: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** Larger ones are for downloading: each picture would decrypt the whole of it. */
const largestShown = 50 * 1_048_576;
const mostKept = 40;

/** Pictures made outside a transaction and not yet handed out. */
const ready = new Map<string, Result<string | number>>();

/** How many pages a PDF of the file store has. Refuses with `typesetting.not-paged` what is no PDF. */
export const countFilePages = (context: UseCaseContext, file: PagedFile): Promise<Result<number>> =>
  madeOutside(context, file, undefined);

/** One page as a picture, to be sent as it is. */
export async function sendFilePage(
  context: UseCaseContext,
  exchange: HttpExchange,
  { page, ...file }: PagedFile & { readonly page: number },
): Promise<Result<undefined>> {
  const made = await madeOutside<string>(context, file, page);
  if (!made.ok) return made;
  const svg = Buffer.from(made.value, 'utf8');
  exchange.sendFile({
    content: once(svg),
    mediaType: 'image/svg+xml',
    fileName: `page-${page}.svg`,
    totalBytes: svg.length,
    inline: true,
  });
  return ok(undefined);
}

async function madeOutside<T extends string | number>(
  context: UseCaseContext,
  file: PagedFile,
  page: number | undefined,
): Promise<Result<T>> {
  if (file.mediaType !== 'application/pdf') return reject('typesetting.not-paged');
  if (file.bytes > largestShown) return reject('typesetting.pdf-too-large');
  const key = `${context.requestId} ${file.fileId} ${page ?? 'count'}`;
  const made = ready.get(key);
  ready.delete(key);
  if (made) return made as Result<T>; // reason: a count without a page, else a picture
  const make = async () => {
    const pdf = await wholeFile(context, file.fileId as FileId); // reason: the caller names files of the store
    const reader = openPdfReader();
    return (page === undefined ? reader.countPages(pdf) : reader.page(pdf, page)) as Promise<Result<T>>; // reason: as above
  };
  const later = context.outside(async () => put(key, await make()));
  return later ?? make();
}

/** What nobody fetched (the caller went away) makes room for the next. */
function put(key: string, made: Result<string | number>): void {
  ready.set(key, made);
  for (const old of ready.keys()) if (ready.size > mostKept) ready.delete(old);
}
