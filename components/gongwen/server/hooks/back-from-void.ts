import { ok, type Result } from '@gov/base';
import type { MatterKindHooks, StaysEnded } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { incomingStatusAt, outgoingStatusAt } from '../../rules/step-on-document.ts';
import { lockDocument, setStatus, wentBackAmong } from '../documents/store.ts';

type Reviving = Parameters<NonNullable<MatterKindHooks['reviving']>>[0];

/** What went back to its sender stays there; a number it had was used and is not void. */
export async function staysWithSender(
  { tx }: UseCaseContext,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, StaysEnded>> {
  const rows = await tx.all(wentBackAmong(tx.agencyId, matterIds));
  const why = { rejection: { code: 'gongwen.went-back' }, words: '已退回来文单位，不能恢复' };
  return new Map(rows.map(({ matterId }) => [matterId, why]));
}

/** A terminated document comes back as what its steps had made of it. */
export async function backFromVoid(context: UseCaseContext, { matterId, standing }: Reviving): Promise<Result<void>> {
  const { tx } = context;
  const document = await tx.first(lockDocument(tx.agencyId, matterId));
  if (document?.status !== 'VOIDED') return ok(undefined);
  const signed = document.frozenAt !== null;
  const status = document.direction === 'IN' ? incomingStatusAt(standing) : outgoingStatusAt(standing, signed);
  tx.write(setStatus(tx.agencyId, matterId, status));
  return ok(undefined);
}
