import type { FileId } from '@gov/base';
import { sm3Hex } from '@gov/gm';
import { digestInput, frozenDocumentInput } from '@gov/gongwen';
import type { CompletingTask } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { describeDocument, frozenDescription, usualFormat } from '../../rules/describe-document.ts';
import { documentFields } from '../../rules/document-fields.ts';
import type { DocumentRow } from '../documents/store.ts';
import { attachmentsOf } from '../layout/lay-out.ts';
import { goesUpward } from '../recipients/relations.ts';

/** SM3 of everything the signatory decides on, as it stands now, in the form the document was signed in. */
export async function digestOf(
  context: UseCaseContext,
  { matterId, values }: Pick<CompletingTask, 'matterId' | 'values'>,
  document: DocumentRow,
): Promise<string> {
  const fields = documentFields(values);
  const attachments: { title: string; digest: string }[] = [];
  for (const { fileId, name } of await attachmentsOf(context, matterId, document)) {
    const file = await context.files.describe(context.tx.agencyId, fileId as FileId); // reason: the column holds ids of the file store
    attachments.push({ title: name, digest: file?.sm3 ?? '' });
  }
  const { kind, title, mainRecipients, copyRecipients } = fields;
  const { body, signatoryName, documentDate } = document;
  const form = document.frozenForm === 2 ? 2 : 3;
  if ((document.frozenForm ?? 1) === 1)
    return sm3Hex(
      digestInput({
        kind,
        title,
        mainRecipients: mainRecipients.map(({ name }) => name),
        copyRecipients: copyRecipients.map(({ name }) => name),
        body,
        attachments,
      }),
    );
  const printed = describeDocument(fields, {
    agencyName: context.agency.name,
    format: document.format ?? usualFormat(kind),
    body,
    upward: form > 2 && (await goesUpward(context, fields)),
    attachmentNames: attachments.map((attachment) => attachment.title),
    ...(signatoryName === null ? {} : { signatory: signatoryName }),
    ...(documentDate === null ? {} : { documentDate }),
  });
  const { disclosure } = fields;
  const frozen = frozenDescription(printed, { agencyName: context.agency.name, form, disclosure });
  return sm3Hex(frozenDocumentInput({ kind, printed: frozen, mainRecipients, copyRecipients, attachments }, form));
}
