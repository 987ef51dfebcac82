import { dateInChina, ok, type Result, reject } from '@gov/base';
import type { CompletingTask } from '#components/matters/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { keepFiles } from '#platform/server/files/file-object-store.ts';
import { documentFields } from '../../rules/document-fields.ts';
import { finalFileName } from '../../rules/final-file-name.ts';
import { bookFor } from '../../rules/number-prefix.ts';
import { type DocumentRow, setFinalFile, setNumber } from '../documents/store.ts';
import { layPdf, storePdf } from '../layout/lay-out.ts';
import { expectedNumber, numberPrefixOf, takeNumber } from '../numbers/take-number.ts';
import { digestOf } from './digest-of.ts';
import type { Progress } from './progress.ts';

/** The signed text as it is now; refuses when there is none, or when something was changed since. */
export async function signedText(
  context: UseCaseContext,
  task: CompletingTask,
  { document }: Progress,
): Promise<Result<DocumentRow & { readonly frozenSm3: string }>> {
  const { frozenSm3, documentDate } = document;
  if (frozenSm3 === null || documentDate === null) return reject('gongwen.not-signed-off');
  const digest = await digestOf(context, task, document);
  return digest === frozenSm3 ? ok({ ...document, frozenSm3 }) : reject('gongwen.digest-differs');
}

/**
 * 编号: the next number of the kind's book in the year of sign-off. Where the same step typesets, the PDF is made
 * with the expected number first, so that the book is locked only for the moment of taking it, and
 * laid out between two runs of the step (`layPdf`), so that no transaction waits for it; storing the laid-out bytes is
 * a matter of milliseconds and stays inside.
 */
export async function assignNumber(
  context: UseCaseContext,
  task: CompletingTask,
  progress: Progress,
): Promise<Result<Progress>> {
  const signed = await signedText(context, task, progress);
  if (!signed.ok) return signed;
  const { documentDate, number } = signed.value;
  const numbered = (document: DocumentRow, assigned: string | null): Progress => ({
    document,
    status: progress.status,
    effects:
      assigned === null
        ? progress.effects
        : {
            ...progress.effects,
            number: assigned,
            values: { ...progress.effects.values, documentNumber: assigned },
          },
  });
  const book = bookFor(documentFields(task.values).kind, numberPrefixOf(context));
  // A document keeps its number when the step is done again; some kinds have none.
  if (number !== null || !book || documentDate === null) return ok(numbered(signed.value, number));
  const rehearsed = task.actions.includes('typeset')
    ? await rehearse(context, task, signed.value, await expectedNumber(context, 'OUT', book, documentDate))
    : ok(undefined);
  if (!rehearsed.ok) return rehearsed;
  const taken = await takeNumber(context, { purpose: 'OUT', book, date: documentDate, matterId: task.matterId });
  context.tx.write(setNumber(context.tx.agencyId, task.matterId, taken, context.now));
  context.audit({
    event: 'gongwen.numbered',
    objectKind: 'matter',
    objectId: task.matterId,
    details: { number: taken },
  });
  return ok(numbered({ ...signed.value, number: taken, numberedAt: context.now }, taken));
}

/** PDFs laid out ahead in this transaction, by context. */
const rehearsals = new WeakMap<UseCaseContext, { readonly number: string; readonly bytes: Uint8Array }>();

async function rehearse(
  context: UseCaseContext,
  task: CompletingTask,
  document: DocumentRow,
  number: string,
): Promise<Result<undefined>> {
  const laid = await lay(context, task, document, number);
  if (!laid.ok) return laid;
  rehearsals.set(context, { number, bytes: laid.value });
  return ok(undefined);
}

const lay = (context: UseCaseContext, task: CompletingTask, document: DocumentRow, number: string | null) =>
  layPdf(context, {
    matterId: task.matterId,
    document,
    values: task.values,
    printedOn: dateInChina(context.now),
    ...(number === null ? {} : { number }),
  });

/** 排版: the signed text with its number as PDF, filed with the matter. The same text and number keep their PDF. */
export async function typesetFinal(
  context: UseCaseContext,
  task: CompletingTask,
  progress: Progress,
): Promise<Result<Progress>> {
  const { tx } = context;
  const signed = await signedText(context, task, progress);
  if (!signed.ok) return signed;
  const document = signed.value;
  const of = `${document.frozenSm3} ${document.number ?? ''}`;
  if (document.finalFileId && document.finalOf === of) return ok(progress);
  const ahead = rehearsals.get(context);
  const laid =
    ahead && ahead.number === document.number ? ok(ahead.bytes) : await lay(context, task, document, document.number);
  if (!laid.ok) return laid;
  const stored = await storePdf(context, laid.value);
  if (!stored.ok) return stored;
  const { id: fileId, bytes, mediaType, sm3 } = stored.value;
  await tx.all(keepFiles(tx.agencyId, [fileId]));
  const name = finalFileName(documentFields(task.values).title);
  const matters = context.ask(mattersService);
  if (document.finalFileId) matters.detachFile(task.matterId, document.finalFileId);
  const attached = await matters.attachFile(task.matterId, { fileId, name, bytes, mediaType });
  if (!attached.ok) return attached;
  tx.write(setFinalFile(tx.agencyId, { matterId: task.matterId, fileId, name, of }));
  context.audit({ event: 'gongwen.typeset', objectKind: 'matter', objectId: task.matterId, details: { bytes, sm3 } });
  return ok({
    ...progress,
    document: { ...document, finalFileId: fileId, finalFileName: name, finalOf: of },
    status: progress.status,
  });
}
