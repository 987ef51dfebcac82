import { type MatterId, ok, type Result, reject } from '@gov/base';
import type { IncomingStatus, OutgoingStatus } from '@gov/gongwen';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { lockDocument, setStatus } from '../documents/store.ts';

/**
 * A terminated document comes back as far as it had come: one with a number never does (its number is void), so it was signed
 * off at most. What went back to its sender stays there.
 */
export async function backFromVoid(context: UseCaseContext, matterId: MatterId): Promise<Result<void>> {
  const { tx } = context;
  const document = await tx.first(lockDocument(tx.agencyId, matterId));
  if (document?.status === 'RETURNED_TO_SENDER') return reject('gongwen.went-back');
  if (document?.status !== 'VOIDED') return ok(undefined);
  const signed: OutgoingStatus = document.frozenAt ? 'SIGNED_OFF' : 'IN_REVIEW';
  const back: OutgoingStatus | IncomingStatus = document.direction === 'IN' ? 'SIGNED_FOR' : signed;
  tx.write(setStatus(tx.agencyId, matterId, back));
  return ok(undefined);
}
