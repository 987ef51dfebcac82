import { type JsonObject, type MatterId, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { checkFormat, type Finding, formatDocumentDate, parseBody } from '@gov/gongwen';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { attachmentTitle } from '../../rules/describe-document.ts';
import { documentFields } from '../../rules/document-fields.ts';
import { attachmentsOf, layPages } from '../layout/lay-out.ts';
import { readableDocument } from './readable-document.ts';
import type { DocumentRow } from './store.ts';

type Routes = typeof routes;

/** Format checks over the saved body and the slip's fields (GB/T 9704-2012, 条例 Art. 9 and 15). */
export async function findingsOf(
  context: UseCaseContext,
  matterId: MatterId,
  { document, values }: { readonly document: DocumentRow; readonly values: JsonObject },
): Promise<readonly Finding[]> {
  const fields = documentFields(values);
  const attachments = await attachmentsOf(context, matterId, document);
  return checkFormat({
    kind: fields.kind,
    title: fields.title,
    mainRecipients: fields.mainRecipients.map(({ name }) => name),
    copyRecipients: fields.copyRecipients.map(({ name }) => name),
    attachmentTitles: attachments.map(({ name }) => attachmentTitle(name)),
    body: document.body,
    ...(document.number === null ? {} : { documentNumber: document.number }),
    ...(document.documentDate === null ? {} : { documentDate: formatDocumentDate(document.documentDate) }),
    ...(document.signatoryName === null ? {} : { signatoryNames: [document.signatoryName] }),
  });
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
  const pages = await layPages(context, {
    matterId,
    document,
    values: matter.values,
    ...(given ? { body: given.value } : {}),
    ...(input.body.format ? { format: input.body.format } : {}),
  });
  if (!pages.ok) return pages;
  context.audit({ event: 'gongwen.previewed', objectKind: 'matter', objectId: matterId });
  return ok({ pages: pages.value.map(({ svg }) => svg), texts: pages.value.map(({ text }) => text) });
}
