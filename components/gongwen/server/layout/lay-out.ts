import { type CalendarDate, type FileId, type JsonObject, type MatterId, ok, type Result } from '@gov/base';
import type { BodyDocument } from '@gov/gongwen';
import { typesetDocument, withGaps } from '@gov/typeset';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { once, wholeFile } from '#platform/server/files/whole-file.ts';
import { layPagesOutside, layPdfOutside } from '#platform/server/typesetting/lay-outside.ts';
import { openTypesetter } from '#platform/server/typesetting/open-typesetter.ts';
import type { PageImage } from '#platform/server/typesetting/typesetting.ts';
import { describeDocument, usualFormat } from '../../rules/describe-document.ts';
import { documentFields } from '../../rules/document-fields.ts';
import { type DocumentRow, listImages } from '../documents/store.ts';
import { goesUpward } from '../recipients/relations.ts';

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

export const layPdf = async (context: UseCaseContext, sheet: Sheet): Promise<Result<Uint8Array>> =>
  layPdfOutside(context, await sourceOf(context, sheet));

export const layPages = async (context: UseCaseContext, sheet: Sheet): Promise<Result<readonly PageImage[]>> =>
  layPagesOutside(context, await sourceOf(context, sheet));

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

/** Puts the laid-out bytes into the file store. */
export async function storePdf(context: UseCaseContext, bytes: Uint8Array) {
  const stored = await context.files.put(context.tx.agencyId, once(bytes), { maximumBytes: 200 * 1_048_576 });
  return stored.ok ? ok(stored.value) : stored;
}
