import { type MatterId, ok, type Result } from '@gov/base';
import type { IncomingStatus, OutgoingStatus } from '@gov/gongwen';
import { mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { lockDocument, setStatus } from '../documents/store.ts';
import { voidEntry } from '../numbers/store.ts';

/**
 * A document whose matter was cancelled is void; a number it had stays in its book as 作废. Twice = once, and one that was
 * brought back meanwhile is left.
 */
export async function voidCancelled(
  context: UseCaseContext,
  matterId: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<Result<unknown>> {
  const { tx } = context;
  if (payload.how !== 'cancelled') return ok(undefined);
  // Locked before the matter is looked at: a revival under way is then waited for and seen.
  const document = await tx.first(lockDocument(tx.agencyId, matterId));
  const matter = await context.ask(mattersService).readable(matterId as MatterId); // reason: the event names a matter
  // What went back to its sender is closed as 退文 already; its number stays used.
  const closed = ['VOIDED', 'RETURNED_TO_SENDER'] satisfies (OutgoingStatus | IncomingStatus)[];
  if (matter?.state !== 'CANCELLED') return ok(undefined);
  if (!document || closed.some((status) => status === document.status)) return ok(undefined);
  tx.write(setStatus(tx.agencyId, matterId, 'VOIDED'));
  tx.write(voidEntry(tx.agencyId, matterId));
  context.audit({ event: 'gongwen.voided', objectKind: 'matter', objectId: matterId });
  return ok(undefined);
}
