import type { MatterId, Result } from '@gov/base';
import type { OutgoingStatus } from '@gov/gongwen';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type DocumentRow, setFinalFile, setStatus, unfreeze } from '../documents/store.ts';

/** Why a sign-off no longer holds: the text changes after a return, or the signatory takes his act back. */
type Cause = 'changed' | 'withdrawn';

const effects: Readonly<Record<Cause, { readonly status: OutgoingStatus; readonly note: string }>> = {
  changed: { status: 'RETURNED', note: '修改已签发的文稿，签发失效' },
  withdrawn: { status: 'PENDING_SIGN_OFF', note: '签发取回，签发人和成文日期失效' },
};

/** Signatory, date and finished PDF are void and the text may change again; a number that was taken stays. */
export async function takeBackSignOff(
  context: UseCaseContext,
  document: DocumentRow,
  matterId: MatterId,
  cause: Cause = 'changed',
): Promise<Result<void>> {
  const { tx } = context;
  const matters = context.ask(mattersService);
  tx.write(unfreeze(tx.agencyId, matterId));
  tx.write(setStatus(tx.agencyId, matterId, effects[cause].status));
  if (document.finalFileId) {
    matters.detachFile(matterId, document.finalFileId);
    tx.write(setFinalFile(tx.agencyId, { matterId, fileId: null, name: null, of: null }));
  }
  matters.traceNote(matterId, { act: effects[cause].note });
  context.audit({
    event: 'gongwen.sign-off-taken-back',
    objectKind: 'matter',
    objectId: matterId,
    details: { sm3: document.frozenSm3 ?? '' },
  });
  return matters.setSystemValues(matterId, { documentDate: null });
}
