import type { MatterId, Result } from '@gov/base';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type DocumentRow, setFinalFile, setStatus, unfreeze } from '../documents/store.ts';

/** The text changes after a return: signatory, date and finished PDF are void; a number that was taken stays. */
export async function takeBackSignOff(
  context: UseCaseContext,
  document: DocumentRow,
  matterId: MatterId,
): Promise<Result<void>> {
  const { tx } = context;
  const matters = context.ask(mattersService);
  tx.write(unfreeze(tx.agencyId, matterId));
  tx.write(setStatus(tx.agencyId, matterId, 'RETURNED'));
  if (document.finalFileId) {
    matters.detachFile(matterId, document.finalFileId);
    tx.write(setFinalFile(tx.agencyId, { matterId, fileId: null, name: null, of: null }));
  }
  matters.traceNote(matterId, { act: '修改已签发的文稿，签发失效' });
  context.audit({
    event: 'gongwen.sign-off-taken-back',
    objectKind: 'matter',
    objectId: matterId,
    details: { sm3: document.frozenSm3 ?? '' },
  });
  return matters.setSystemValues(matterId, { documentDate: null });
}
