import { type FileId, type JsonObject, type MatterId, ok, type Result } from '@gov/base';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type FormerSignOff, freeze } from '../documents/sign-off-store.ts';
import { type DocumentRow, setFinalFile } from '../documents/store.ts';
import { digestOf } from './digest-of.ts';

/** A document that was sent back over its sign-off, with the slip's values as they are now. */
export interface SentBack {
  readonly matterId: MatterId;
  readonly document: DocumentRow;
  readonly values: JsonObject;
}

/**
 * The return over a sign-off was taken back: the same text is signed off again, as it was. `undefined` = there is nothing to
 * restore, or something was changed meanwhile and must be signed anew.
 */
export async function restoreSignOff(
  context: UseCaseContext,
  { matterId, document, values }: SentBack,
): Promise<Result<JsonObject | undefined>> {
  const { tx } = context;
  const former = document.formerSignOff;
  if (!former) return ok(undefined);
  const { date, name, form, sm3 } = former;
  const signed = { ...document, frozenForm: form, signatoryName: name, documentDate: date };
  if ((await digestOf(context, { matterId, values }, signed)) !== sm3) {
    context.ask(mattersService).traceNote(matterId, { act: '退回取回，但文稿已经改动，须重新签发' });
    return ok(undefined);
  }
  tx.write(freeze(tx.agencyId, matterId, former));
  const filed = await restoreFinalFile(context, matterId, former);
  if (!filed.ok) return filed;
  context.ask(mattersService).traceNote(matterId, { act: '退回取回，签发仍然有效' });
  context.audit({ event: 'gongwen.sign-off-restored', objectKind: 'matter', objectId: matterId, details: { sm3 } });
  return ok({ documentDate: date });
}

async function restoreFinalFile(
  context: UseCaseContext,
  matterId: MatterId,
  { finalFileId: fileId, finalFileName, finalOf: of }: FormerSignOff,
): Promise<Result<void>> {
  const file = fileId && (await context.files.describe(context.tx.agencyId, fileId as FileId)); // reason: the row kept an id of the file store
  if (!file) return ok(undefined);
  const name = finalFileName ?? '';
  const { bytes, mediaType } = file;
  const attached = await context.ask(mattersService).attachFile(matterId, { fileId, name, bytes, mediaType });
  if (attached.ok) context.tx.write(setFinalFile(context.tx.agencyId, { matterId, fileId, name, of }));
  return attached;
}
