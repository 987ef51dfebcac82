import type { JsonObject, MatterId } from '@gov/base';
import { formatDocumentDate } from '@gov/gongwen';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { unfreeze } from '../documents/sign-off-store.ts';
import { type DocumentRow, setFinalFile } from '../documents/store.ts';

/** Why a sign-off no longer holds: the text changes, it was sent back over it, or the signatory takes his act back. */
type Cause = 'changed' | 'returned' | 'withdrawn';

const notes: Readonly<Record<Cause, string>> = {
  changed: '修改已签发的文稿，签发失效',
  returned: '退回到签发以前，签发人和成文日期失效',
  withdrawn: '签发取回，签发人和成文日期失效',
};

/** What the slip no longer says. */
export const unsigned: JsonObject = { documentDate: null };

/**
 * Signatory, date, digest and finished PDF are void and the text may change again; a number that was taken stays. What was
 * signed stands in trace and audit. After a return it is kept beside, for the return may be taken back.
 */
export function takeBackSignOff(
  context: UseCaseContext,
  document: DocumentRow,
  matterId: MatterId,
  cause: Cause = 'changed',
): void {
  const { tx } = context;
  const matters = context.ask(mattersService);
  tx.write(unfreeze(tx.agencyId, matterId, cause === 'returned' ? formerOf(document) : null));
  if (document.finalFileId) {
    matters.detachFile(matterId, document.finalFileId);
    tx.write(setFinalFile(tx.agencyId, { matterId, fileId: null, name: null, of: null }));
  }
  const { signatoryName, documentDate } = document;
  const signed = documentDate === null ? '' : `${signatoryName ?? ''} ${formatDocumentDate(documentDate)}签发`;
  matters.traceNote(matterId, { act: notes[cause], detail: signed });
  context.audit({
    event: 'gongwen.sign-off-taken-back',
    objectKind: 'matter',
    objectId: matterId,
    details: { cause, sm3: document.frozenSm3 ?? '', date: documentDate ?? '', signatory: document.signatoryId ?? '' },
  });
}

function formerOf(document: DocumentRow) {
  const { frozenAt, frozenSm3, frozenForm, signatoryId, signatoryName, documentDate } = document;
  if (!frozenAt || frozenSm3 === null || signatoryId === null || documentDate === null) return null;
  const { finalFileId, finalFileName, finalOf } = document;
  return {
    at: frozenAt,
    sm3: frozenSm3,
    form: frozenForm ?? 1,
    personId: signatoryId,
    name: signatoryName ?? '',
    date: documentDate,
    finalFileId,
    finalFileName,
    finalOf,
  };
}
