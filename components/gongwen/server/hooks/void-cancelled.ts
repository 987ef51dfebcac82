import { ok, type Result } from '@gov/base';
import type { IncomingStatus, OutgoingStatus } from '@gov/gongwen';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { findDocument, setStatus } from '../documents/store.ts';
import { voidEntry } from '../numbers/store.ts';

/** A document whose matter was cancelled is void; a number it had stays in its book as 作废. Twice = once. */
export async function voidCancelled(
  context: UseCaseContext,
  matterId: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<Result<unknown>> {
  const { tx } = context;
  if (payload.how !== 'cancelled') return ok(undefined);
  const document = await tx.first(findDocument(tx.agencyId, matterId));
  // What went back to its sender is closed as 退文 already; its number stays used.
  const closed = ['VOIDED', 'RETURNED_TO_SENDER'] satisfies (OutgoingStatus | IncomingStatus)[];
  if (!document || closed.some((status) => status === document.status)) return ok(undefined);
  tx.write(setStatus(tx.agencyId, matterId, 'VOIDED'));
  tx.write(voidEntry(tx.agencyId, matterId));
  context.audit({ event: 'gongwen.voided', objectKind: 'matter', objectId: matterId });
  return ok(undefined);
}
