import { type CalendarDate, type FileId, type JsonObject, type MatterId, ok, type Result } from '@gov/base';
import { sm3Hex } from '@gov/gm';
import type { BodyDocument } from '@gov/gongwen';
import { typesetDocument } from '@gov/typeset';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { PageImage } from '#platform/server/typesetting/typesetting.ts';
import { describeDocument, usualFormat } from '../../rules/describe-document.ts';
import { documentFields } from '../../rules/document-fields.ts';
import { type DocumentRow, listImages } from '../documents/store.ts';
import { goesUpward } from '../recipients/relations.ts';
import { openTypesetter } from './typesetter.ts';
import { withGaps } from './with-gaps.ts';

/** What is laid out: a document of a matter, with what its row says replaced where a page shows something else. */
export interface Sheet {
  readonly matterId: MatterId;
  readonly document: DocumentRow;
  readonly values: JsonObject;
  readonly body?: BodyDocument;
  readonly format?: 'ORDINARY' | 'LETTER';
  readonly number?: string;
  readonly printedOn?: CalendarDate;
  /** Characters that cannot be printed are shown as 〓 instead of stopping it. */
  readonly withGaps?: true;
}

export const layPdf = (context: UseCaseContext, sheet: Sheet): Promise<Result<Uint8Array>> =>
  laidOutside(context, sheet, 'pdf');

export const layPages = (context: UseCaseContext, sheet: Sheet): Promise<Result<readonly PageImage[]>> =>
  laidOutside(context, sheet, 'pages');

/** What was laid out while no transaction was open, by exactly what was laid out. Taken once. */
const laid = new Map<string, Result<Uint8Array | readonly PageImage[]>>();
const mostKept = 16;

/**
 * Laying out takes up to seconds, so it happens between two runs of the use case: the first run finds out what is to be
 * laid out and is rolled back; the second reads and checks everything again and takes the result if it still is the
 * same text, number and date. Where somebody changed them meanwhile it is laid out anew, at last inside the
 * transaction, which is then correct and slow.
 */
async function laidOutside<T extends Uint8Array | readonly PageImage[]>(
  context: UseCaseContext,
  sheet: Sheet,
  want: 'pdf' | 'pages',
): Promise<Result<T>> {
  const { source, assets } = await sourceOf(context, sheet);
  const key = sm3Hex(Buffer.from([want, context.now, ...Object.keys(assets), source].join('\0'), 'utf8'));
  const ready = laid.get(key);
  laid.delete(key);
  if (ready) return ready as Result<T>; // reason: the kind of result follows from `want`, which is part of the key
  const layOut = () => openTypesetter()[want](source, { assets, createdAt: context.now }) as Promise<Result<T>>; // reason: as above
  const later = context.outside(async () => {
    laid.set(key, await layOut());
    for (const old of laid.keys()) if (laid.size > mostKept) laid.delete(old);
  });
  return later ?? layOut();
}

async function sourceOf(context: UseCaseContext, sheet: Sheet) {
  const { fonts, missingIn } = openTypesetter();
  const { document, values } = sheet;
  const fields = documentFields(values);
  const body = sheet.body ?? document.body;
  const number = sheet.number ?? document.number;
  const description = describeDocument(fields, {
    agencyName: context.agency.name,
    format: sheet.format ?? document.format ?? usualFormat(fields.kind),
    body,
    upward: await goesUpward(context, fields),
    printedBy: context.agency.setting<string>('gongwen', 'printedBy'),
    attachmentNames: (await attachmentsOf(context, sheet.matterId, document)).map(({ name }) => name),
    ...(number === null ? {} : { number }),
    ...(document.signatoryName === null ? {} : { signatory: document.signatoryName }),
    ...(document.documentDate === null ? {} : { documentDate: document.documentDate }),
    ...(sheet.printedOn === undefined ? {} : { printedOn: sheet.printedOn }),
  });
  return {
    source: typesetDocument(sheet.withGaps ? withGaps(description, missingIn) : description, fonts),
    assets: await picturesOf(context, sheet.matterId, body),
  };
}

/** Attachments of the document, without the finished PDF, which is filed among them. */
export async function attachmentsOf(context: UseCaseContext, matterId: MatterId, document: DocumentRow) {
  const all = await context.ask(mattersService).listAttachments(matterId);
  return all.filter(({ fileId }) => fileId !== document.finalFileId);
}

export const pictureNames = (body: BodyDocument): readonly string[] => [
  ...new Set(body.content.flatMap((block) => (block.type === 'image' ? [block.attrs.src] : []))),
];

async function picturesOf(
  context: UseCaseContext,
  matterId: MatterId,
  body: BodyDocument,
): Promise<Readonly<Record<string, Uint8Array>>> {
  const wanted = pictureNames(body);
  if (wanted.length === 0) return {};
  const known = await context.tx.all(listImages(context.tx.agencyId, matterId));
  const pictures: Record<string, Uint8Array> = {};
  for (const { fileId } of known)
    if (wanted.includes(fileId)) pictures[fileId] = await wholeFile(context, fileId as FileId); // reason: the column holds ids of the file store
  return pictures;
}

async function wholeFile(context: UseCaseContext, fileId: FileId): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of context.files.read(context.tx.agencyId, fileId)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Puts the laid-out bytes into the file store. */
export async function storePdf(context: UseCaseContext, bytes: Uint8Array) {
  const content = (async function* () {
    yield bytes;
  })();
  const stored = await context.files.put(context.tx.agencyId, content, { maximumBytes: 200 * 1_048_576 });
  return stored.ok ? ok(stored.value) : stored;
}
