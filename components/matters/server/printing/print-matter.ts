import { dateInChina, type FileId, type Instant, millisOf, ok, type Result } from '@gov/base';
import type { InputOf } from '@gov/base/component';
import { type RenderTree, slotsOf } from '@gov/forms';
import { formatDocumentDate } from '@gov/gongwen';
import { imageFiles } from '@gov/typeset';
import { formsService } from '#components/forms/contract.ts';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import { once, wholeFile } from '#platform/server/files/whole-file.ts';
import type { routes } from '../../contract.ts';
import { cleanFileName } from '../../rules/file-name.ts';
import { type AttachmentRow, listAttachments } from '../attachments/store.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { readMatter } from '../handling/store.ts';
import { seesAttachment } from '../view/attachments-of.ts';
import { inHand } from '../view/in-hand.ts';
import { paperOf } from '../view/paper.ts';
import { listEvents, listOpinions } from '../view/store.ts';

type Print = (typeof routes)['print'];

/** The form as PDF with what this reader sees on the page now; who printed it when stands at the foot and in the audit. */
export async function printMatter(
  context: UseCaseContext,
  input: InputOf<Print>,
  exchange: HttpExchange,
): Promise<Result<unknown>> {
  const { tx, agency, now } = context;
  const { matterId } = input.params;
  const found = await loadMatter(context, matterId, undefined, readMatter);
  if (!found.ok) return found;
  const loaded = found.value;
  const [opinions, events, attachments] = await Promise.all([
    tx.all(listOpinions(tx.agencyId, matterId)),
    tx.all(listEvents(tx.agencyId, matterId)),
    tx.all(listAttachments(tx.agencyId, matterId)),
  ]);
  const hand = inHand(loaded, context.person().personId);
  const { form } = paperOf(context, loaded, hand, { opinions, events, attachments });
  const { title, kindName } = loaded.row;
  const printed = await context.ask(formsService).print({
    tree: form,
    title: title || kindName,
    foot: `${agency.name}　${context.person().personName}　${momentInWords(now)}打印`,
    files: await picturesOf(context, form, attachments.filter(seesAttachment(context, loaded))),
  });
  if (!printed.ok) return printed;
  const bytes = printed.value;
  exchange.sendFile({
    content: once(bytes),
    mediaType: 'application/pdf',
    fileName: cleanFileName(`${title || kindName}.pdf`),
    totalBytes: bytes.length,
    inline: true,
  });
  context.audit({
    event: 'matters.printed',
    objectKind: 'matter',
    objectId: matterId,
    details: { bytes: bytes.length },
  });
  return ok(undefined);
}

function momentInWords(now: Instant): string {
  const time = new Date(millisOf(now) + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${formatDocumentDate(dateInChina(now))} ${time}`;
}

/** Larger pictures, and what comes behind so many, are printed by their names. */
const largestPicture = 20 * 1_048_576;
const mostTogether = 60 * 1_048_576;

/** Bytes of the pictures that stand on the paper, by the id they have there; only of attachments this reader sees. */
async function picturesOf(context: UseCaseContext, tree: RenderTree, seen: readonly AttachmentRow[]) {
  const files = new Map<string, Uint8Array>();
  let together = 0;
  const wanted = slotsOf(tree).filter(({ fieldKind, off }) => fieldKind === 'image' && !off);
  for (const { fileId } of wanted.flatMap(imageFiles)) {
    const row = seen.find(({ id }) => id === fileId);
    if (!row || files.has(fileId) || row.bytes > largestPicture || together + row.bytes > mostTogether) continue;
    together += row.bytes;
    files.set(fileId, await wholeFile(context, row.fileId as FileId)); // reason: the column holds ids of the file store
  }
  return files;
}
