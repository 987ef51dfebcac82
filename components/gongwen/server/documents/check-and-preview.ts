import { type JsonObject, type MatterId, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import {
  type CheckedDocument,
  checkFormat,
  type Finding,
  formatDocumentDate,
  type MissingIn,
  parseBody,
  printedTexts,
  unprintable,
  type WrittenRecipient,
  withoutCharacterNextStep,
} from '@gov/gongwen';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { openTypesetter } from '#platform/server/typesetting/open-typesetter.ts';
import type { routes } from '../../contract.ts';
import { attachmentTitle, noteOf } from '../../rules/describe-document.ts';
import { type DocumentFields, documentFields } from '../../rules/document-fields.ts';
import { attachmentsOf, layPages } from '../layout/lay-out.ts';
import { goesUpward } from '../recipients/relations.ts';
import { readableDocument } from './readable-document.ts';
import type { DocumentRow } from './store.ts';

type Routes = typeof routes;

interface Written {
  readonly document: DocumentRow;
  readonly values: JsonObject;
}

/** The document as far as it is written, for the checks of `@gov/gongwen`. */
async function writtenDocument(
  context: UseCaseContext,
  matterId: MatterId,
  { document, values }: Written,
): Promise<CheckedDocument> {
  const fields = documentFields(values);
  const attachments = await attachmentsOf(context, matterId, document);
  const note = noteOf(fields);
  return {
    kind: fields.kind,
    kindChosen: fields.kindChosen,
    countersignedByItself: fields.countersignedByItself,
    title: fields.title,
    mainRecipients: fields.mainRecipients.map(({ name }) => name),
    copyRecipients: fields.copyRecipients.map(({ name }) => name),
    writtenByHand: [...byHand('mainRecipients', fields), ...byHand('copyRecipients', fields)],
    attachmentTitles: attachments.map(({ name }) => attachmentTitle(name)),
    body: document.body,
    issuer: context.agency.name,
    upward: await goesUpward(context, fields),
    ...(note === undefined ? {} : { note }),
    ...(document.number === null ? {} : { documentNumber: document.number }),
    ...(document.documentDate === null ? {} : { documentDate: formatDocumentDate(document.documentDate) }),
    ...(document.signatoryName === null ? {} : { signatoryNames: [document.signatoryName] }),
  };
}

const byHand = (part: 'mainRecipients' | 'copyRecipients', fields: DocumentFields): readonly WrittenRecipient[] =>
  fields[part].flatMap(({ id, name }, index) => (id === undefined ? [{ part, index, name }] : []));

const missingIn: MissingIn = (text) => openTypesetter().missingIn(text);

/** Format checks over the saved body and the slip's fields (GB/T 9704-2012, 条例 Art. 9 and 15). */
export async function findingsOf(
  context: UseCaseContext,
  matterId: MatterId,
  written: Written,
): Promise<readonly Finding[]> {
  return checkFormat({ ...(await writtenDocument(context, matterId, written)), missingIn });
}

/** Refuses with all places whose characters cannot be printed, before anything is laid out or signed. */
export async function refuseUnprintable(
  context: UseCaseContext,
  matterId: MatterId,
  written: Written,
): Promise<Result<undefined>> {
  const characters = await unprintableWords(context, matterId, written);
  return characters === undefined ? ok(undefined) : reject('typesetting.missing-character', { characters });
}

/** `标题中的“𠮷”（U+20BB7）`; `undefined` where everything can be printed. */
async function unprintableWords(
  context: UseCaseContext,
  matterId: MatterId,
  written: Written,
): Promise<string | undefined> {
  const found = unprintable(printedTexts(await writtenDocument(context, matterId, written)), missingIn);
  return found.length === 0 ? undefined : found.map(({ words }) => words).join('，');
}

export async function checkDocument(
  context: UseCaseContext,
  input: InputOf<Routes['checks']>,
): Promise<Result<ReplyOf<Routes['checks']>>> {
  const found = await readableDocument(context, input.params.matterId);
  if (!found.ok) return found;
  const { document, matter, matterId } = found.value;
  const findings = await findingsOf(context, matterId, { document, values: matter.values });
  return ok({ findings: findings.map(({ place, ...rest }) => ({ ...rest, place: { ...place } })) });
}

/** The pages as they would print now; with a body given, of that one. Nothing is stored. */
export async function previewDocument(
  context: UseCaseContext,
  input: InputOf<Routes['preview']>,
): Promise<Result<ReplyOf<Routes['preview']>>> {
  const found = await readableDocument(context, input.params.matterId);
  if (!found.ok) return found;
  const { document, matter, matterId } = found.value;
  const given = input.body.body === undefined ? undefined : parseBody(input.body.body);
  if (given && !given.ok) return given;
  const shown = given ? { ...document, body: given.value } : document;
  const unprinted = await unprintableWords(context, matterId, { document: shown, values: matter.values });
  const pages = await layPages(context, {
    matterId,
    document,
    values: matter.values,
    ...(given ? { body: given.value } : {}),
    ...(input.body.format ? { format: input.body.format } : {}),
    ...(unprinted ? { withGaps: true } : {}),
  });
  if (!pages.ok) return pages;
  context.audit({ event: 'gongwen.previewed', objectKind: 'matter', objectId: matterId });
  return ok({
    pages: pages.value.map(({ svg }) => svg),
    texts: pages.value.map(({ text }) => text),
    ...(unprinted ? { unprinted: `字库里没有${unprinted}，这里印成“〓”。${withoutCharacterNextStep}` } : {}),
  });
}
