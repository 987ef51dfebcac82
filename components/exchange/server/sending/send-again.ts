import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Envelope } from '@gov/exchange';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes, SentFile } from '../../contract.ts';
import { dispatchDocument } from './dispatch.ts';
import { type DeliveryRow, findDelivery, listDispatchFiles, lockDelivery } from './store.ts';
import { sentEnvelope } from './take-receipt.ts';

type SendAgain = (typeof routes)['sendAgain'];

/**
 * 再次发送 after 退文: the same signed document to that receiver in a new envelope that names the former, with what the
 * office says to it. The former delivery stays as it ended. Twice = the second finds it replaced.
 */
export async function sendAgain(
  context: UseCaseContext,
  input: InputOf<SendAgain>,
): Promise<Result<ReplyOf<SendAgain>>> {
  const { tx } = context;
  const { exchangeId } = input.params;
  // Of two clicks the second waits for the lock; what the first has sent meanwhile is seen by reading anew.
  await tx.first(lockDelivery(tx.agencyId, exchangeId));
  const row = await tx.first(findDelivery(tx.agencyId, exchangeId));
  const matter = row && (await context.ask(mattersService).readable(row.matterId));
  if (!row || !matter) return reject('exchange.not-found');
  if (matter.state === 'CANCELLED') return reject('exchange.document-void');
  if (row.replacedBy !== null) return reject('exchange.sent-again-before');
  if (row.stage !== 'RETURNED') return reject('exchange.not-returned');
  const { envelope } = sentEnvelope(row);
  const files = await filesOf(context, row, envelope);
  if (!files.ok) return files;
  const sent = await dispatchDocument(
    context,
    {
      matterId: row.matterId,
      document: { ...envelope.document, remarks: input.body.remarks.trim() },
      recipients: [{ agencyId: row.toAgencyId, name: row.toName }],
      ...files.value,
    },
    { exchangeId, threadId: envelope.threadId },
  );
  if (!sent.ok) return sent;
  context.audit({ event: 'exchange.sent-again', objectKind: 'delivery', objectId: exchangeId });
  return ok({ done: true as const, said: `已再次发送给${row.toName}`, dispatchId: sent.value.dispatchId });
}

/** The stored files of the former sending, as its envelope names them. */
async function filesOf(
  { tx }: UseCaseContext,
  row: DeliveryRow,
  { parts }: Envelope,
): Promise<Result<{ readonly body: SentFile; readonly attachments: readonly SentFile[] }>> {
  const stored = await tx.all(listDispatchFiles(tx.agencyId, row.dispatchId));
  const files = parts.flatMap(({ fileName: name, bytes, mediaType, sm3, role }, at) => {
    const fileId = stored[at]?.fileId;
    return fileId === undefined ? [] : [{ role, file: { fileId, name, bytes, mediaType, sm3 } }];
  });
  const body = files.find(({ role }) => role === 'BODY')?.file;
  if (!body || files.length < parts.length) return reject('exchange.missing-part');
  return ok({ body, attachments: files.filter(({ role }) => role === 'ATTACHMENT').map(({ file }) => file) });
}
