import { type AgencyId, type FileId, ok, type Result, reject } from '@gov/base';
import { exchangeService, type SentFile } from '#components/exchange/contract.ts';
import { type CompletingTask, mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { documentFields, electronicRecipients, writtenRecipients } from '../../rules/document-fields.ts';
import { setDispatched } from '../documents/store.ts';
import { attachmentsOf } from '../layout/lay-out.ts';
import { signedText } from './number-and-typeset.ts';
import type { Progress } from './progress.ts';

/** 分发: the finished PDF with its attachments to every recipient that is an agency of the cloud. */
export async function dispatchDocument(
  context: UseCaseContext,
  task: CompletingTask,
  progress: Progress,
): Promise<Result<Progress>> {
  const { tx, now } = context;
  const signed = await signedText(context, task, progress);
  if (!signed.ok) return signed;
  const document = signed.value;
  const body = document.finalFileId && (await sentFile(context, document.finalFileId, document.finalFileName ?? ''));
  if (!body || document.documentDate === null) return reject('gongwen.not-typeset');
  const fields = documentFields(task.values);
  const recipients = electronicRecipients(fields, tx.agencyId);
  const byHand = writtenRecipients(fields);
  if (byHand.length > 0)
    context.ask(mattersService).traceNote(task.matterId, { act: '另行送达', detail: byHand.join('、') });
  if (recipients.length === 0) {
    context.ask(mattersService).traceNote(task.matterId, { act: '分发', detail: '没有可以在线送达的单位，另行送达' });
    tx.write(setDispatched(tx.agencyId, task.matterId, null, now));
    return ok(progress);
  }
  const attachments: SentFile[] = [];
  for (const { fileId, name } of await attachmentsOf(context, task.matterId, document)) {
    const file = await sentFile(context, fileId, name);
    if (file) attachments.push(file);
  }
  const sent = await context.ask(exchangeService).dispatch({
    matterId: task.matterId,
    document: {
      kind: fields.kind,
      documentNumber: document.number ?? '',
      title: fields.title,
      secrecy: fields.secrecy,
      urgency: fields.urgency,
      mainRecipients: fields.mainRecipients.map(({ name }) => name),
      copyRecipients: fields.copyRecipients.map(({ name }) => name),
      signatory: document.signatoryName ?? '',
      documentDate: document.documentDate,
      summary: '',
      remarks: '',
    },
    recipients: recipients.map(({ id, name }) => ({ agencyId: id as AgencyId, name })), // reason: the exchange looks every id up
    body,
    attachments,
  });
  if (!sent.ok) return sent;
  const { dispatchId } = sent.value;
  tx.write(setDispatched(tx.agencyId, task.matterId, dispatchId, now));
  context.audit({
    event: 'gongwen.dispatched',
    objectKind: 'matter',
    objectId: task.matterId,
    details: { dispatch: dispatchId, recipients: recipients.length },
  });
  context.announce('DocumentDistributed', task.matterId, { dispatchId });
  return ok(progress);
}

async function sentFile(context: UseCaseContext, fileId: string, name: string): Promise<SentFile | undefined> {
  const file = await context.files.describe(context.tx.agencyId, fileId as FileId); // reason: the column holds ids of the file store
  return file && { fileId, name, bytes: file.bytes, mediaType: file.mediaType, sm3: file.sm3 };
}
