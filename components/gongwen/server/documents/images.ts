import { type FileId, type MatterId, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { mattersService } from '#components/matters/contract.ts';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import { receiveUploads } from '#platform/server/components/receive-uploads.ts';
import { keepFiles } from '#platform/server/files/file-object-store.ts';
import type { routes } from '../../contract.ts';
import { readableDocument, writesFor } from './readable-document.ts';
import { insertImage, listImages } from './store.ts';

type Routes = typeof routes;

const largestPicture = 20 * 1_048_576;
const printable = ['image/png', 'image/jpeg'];

/** Adds one picture to the body's assets; it shows once an image node names it. Each call adds another. */
export async function addImage(
  context: UseCaseContext,
  input: InputOf<Routes['addImage']>,
  exchange: HttpExchange,
): Promise<Result<ReplyOf<Routes['addImage']>>> {
  const { tx, now } = context;
  const matterId = input.params.matterId as MatterId; // reason: a route parameter, checked as a uuid
  const found = await readableDocument(context, matterId);
  if (!found.ok) return found;
  const forWhom = await writesFor(context, matterId);
  if (!forWhom) return reject('gongwen.body-not-yours');
  const received = await receiveUploads(context, exchange, { maximumBytes: largestPicture, maximumFiles: 1 });
  if (!received.ok) return received;
  const file = received.value.at(-1)?.file;
  if (!file) return reject('gongwen.no-image');
  if (!printable.includes(file.mediaType)) return reject('gongwen.image-kind');
  const kept = await tx.all(keepFiles(tx.agencyId, [file.id]));
  if (kept.length === 0) return reject('gongwen.no-image');
  context.ask(mattersService).touch(matterId);
  const { id: fileId, bytes, mediaType, sm3 } = file;
  tx.write(
    insertImage(tx.agencyId, { matterId, fileId, bytes, mediaType, personId: context.person().personId, at: now }),
  );
  context.audit({
    event: 'gongwen.image-added',
    objectKind: 'matter',
    objectId: matterId,
    ...forWhom,
    details: { bytes, sm3 },
  });
  return ok({ src: fileId });
}

/** One picture of a body, for readers of the matter. */
export async function showImage(
  context: UseCaseContext,
  input: InputOf<Routes['image']>,
  exchange: HttpExchange,
): Promise<Result<unknown>> {
  const found = await readableDocument(context, input.params.matterId);
  if (!found.ok) return found;
  const images = await context.tx.all(listImages(context.tx.agencyId, found.value.matterId));
  const image = images.find(({ fileId }) => fileId === input.params.src);
  if (!image) return reject('matters.not-found');
  exchange.sendFile({
    content: context.files.read(context.tx.agencyId, image.fileId as FileId), // reason: the column holds ids of the file store
    mediaType: image.mediaType,
    fileName: image.mediaType === 'image/png' ? 'picture.png' : 'picture.jpg',
    totalBytes: image.bytes,
    inline: true,
  });
  const details = { file: image.fileId };
  context.audit({ event: 'gongwen.image-read', objectKind: 'matter', objectId: found.value.matterId, details });
  return ok(undefined);
}
