import { type FileId, ok, type Result, readRange, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import { receiveUploads } from '#platform/server/components/receive-uploads.ts';
import { keepFiles } from '#platform/server/files/file-object-store.ts';
import type { routes } from '../../contract.ts';
import { cleanFileName, isProgramName } from '../../rules/file-name.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { readMatter } from '../handling/store.ts';
import { touchDraft } from '../handling/untouched-store.ts';
import { granteeKeysOf } from '../readers.ts';
import { standingOf } from '../stand-ins/standing-of.ts';
import { seesAttachment } from '../view/attachments-of.ts';
import { attachmentMegabytes, mayAttach } from './may-attach.ts';
import { endAttachment, findAttachment, findReadable, insertAttachment } from './store.ts';

type Routes = typeof routes;

async function loadedMayAttach(context: UseCaseContext, matterId: string): ReturnType<typeof mayAttach> {
  const loaded = await loadMatter(context, matterId);
  return loaded.ok ? mayAttach(context, loaded.value) : loaded;
}

/** Takes the files of the request in, then keeps their rows; a broken upload leaves none. */
export async function attach(
  context: UseCaseContext,
  input: InputOf<Routes['attach']>,
  exchange: HttpExchange,
): Promise<Result<ReplyOf<Routes['attach']>>> {
  const { tx } = context;
  const { matterId } = input.params;
  const person = context.person();
  const maximumBytes = attachmentMegabytes(context) * 1_048_576;
  const allowed = await loadedMayAttach(context, matterId);
  if (!allowed.ok) return allowed;
  const received = await receiveUploads(context, exchange, { maximumBytes });
  if (!received.ok) return received;
  if (received.value.length === 0) return reject('matters.no-file');
  const named = received.value.map((upload) => ({ name: cleanFileName(upload.fileName), file: upload.file }));
  const program = named.find(({ name }) => isProgramName(name));
  if (program) return reject('files.kind-not-allowed', { file: `“${program.name}”` });
  const kept = await tx.all(
    keepFiles(
      tx.agencyId,
      received.value.map(({ file }) => file.id),
    ),
  );
  if (kept.length < received.value.length) return reject('matters.no-file');
  tx.write(touchDraft(tx.agencyId, matterId));
  const added: ReplyOf<Routes['attach']>['attachments'] = [];
  for (const { name, file } of named) {
    const id = context.newId<string>();
    const { bytes, mediaType, sm3 } = file;
    tx.write(
      insertAttachment(tx.agencyId, {
        id,
        matterId,
        fileId: file.id,
        name,
        bytes,
        mediaType,
        addedBy: person.personId,
        addedByName: person.personName,
        at: context.now,
      }),
    );
    context.audit({
      event: 'matters.attached',
      objectKind: 'matter',
      objectId: matterId,
      ...allowed.value,
      details: { attachment: id, bytes, sm3 },
    });
    added.push({ id, name, bytes, mediaType, addedBy: person.personName, addedAt: context.now, removable: true });
  }
  return ok({ attachments: added });
}

/** One attachment or a range of it, for readers of the matter only; the reading is audited before anything is sent. */
export async function downloadAttachment(
  context: UseCaseContext,
  input: InputOf<Routes['downloadAttachment']>,
  exchange: HttpExchange,
): Promise<Result<unknown>> {
  const { tx } = context;
  const { matterId, attachmentId } = input.params;
  const row = await tx.first(
    findReadable(tx.agencyId, matterId, attachmentId, {
      grantees: granteeKeysOf(context),
      ...(await standingOf(context)),
    }),
  );
  if (!row) {
    const exists = await tx.first(findAttachment(tx.agencyId, matterId, attachmentId));
    if (exists) context.conceal('matter', matterId, 'matters.not-found');
    return reject('matters.not-found');
  }
  const loaded = await loadMatter(context, matterId, undefined, readMatter);
  if (!loaded.ok) return loaded;
  if (!seesAttachment(context, loaded.value)(row)) return reject('matters.not-found');
  const range = readRange(exchange.headers.range, row.bytes);
  const inline = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp'].includes(row.mediaType);
  exchange.sendFile({
    content: context.files.read(tx.agencyId, row.fileId as FileId, range), // reason: the column holds ids of the file store
    mediaType: row.mediaType,
    fileName: row.name,
    totalBytes: row.bytes,
    inline,
    ...(range ? { range } : {}),
  });
  context.audit({
    event: 'matters.attachment-read',
    objectKind: 'matter',
    objectId: matterId,
    details: { attachment: attachmentId },
  });
  return ok(undefined);
}

/** Takes an own attachment off while the own step is open. Twice = the second finds none. */
export async function removeAttachment(
  context: UseCaseContext,
  input: InputOf<Routes['removeAttachment']>,
): Promise<Result<ReplyOf<Routes['removeAttachment']>>> {
  const { matterId, attachmentId } = input.params;
  const allowed = await loadedMayAttach(context, matterId);
  if (!allowed.ok) return allowed;
  const ended = await context.tx.all(
    endAttachment(context.tx.agencyId, matterId, attachmentId, context.person().personId, context.now),
  );
  if (ended.length === 0) {
    const left = await context.tx.first(findAttachment(context.tx.agencyId, matterId, attachmentId));
    return reject(left?.addedBy === null ? 'matters.attachment-official' : 'matters.not-found');
  }
  context.audit({
    event: 'matters.attachment-removed',
    objectKind: 'matter',
    objectId: matterId,
    ...allowed.value,
    details: { attachment: attachmentId },
  });
  return ok({ done: true as const });
}
