import { ok, type Result } from '@gov/base';
import type { EndedOfKind, MatterKindHooks, StaysEnded } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { incomingStatusAt, outgoingStatusAt } from '../../rules/step-on-document.ts';
import { lockDocument, setStatus, signedOffAmong, wentBackAmong } from '../documents/store.ts';

type Reviving = Parameters<NonNullable<MatterKindHooks['reviving']>>[0];

/**
 * 收文: what went back to its sender stays there; a number it had was used and is not void. What was handled to its end is filed,
 * and its sender has been told.
 */
export async function incomingStays(
  { tx }: UseCaseContext,
  ended: readonly EndedOfKind[],
): Promise<ReadonlyMap<string, StaysEnded>> {
  const filed = { rejection: { code: 'gongwen.closed-stays' }, words: '收文已办结归档，不能恢复' };
  const back = { rejection: { code: 'gongwen.went-back' }, words: '已退回来文单位，不能恢复' };
  const rows = await tx.all(wentBackAmong(tx.agencyId, idsOf(ended)));
  const closed = ended.filter(({ how }) => how !== 'cancelled');
  return new Map([
    ...closed.map(({ matterId }) => [matterId, filed] as const),
    ...rows.map(({ matterId }) => [matterId, back] as const),
  ]);
}

/** 发文: what was signed off is not opened again once its process has ended; another document changes or withdraws it. */
export async function outgoingStays(
  { tx }: UseCaseContext,
  ended: readonly EndedOfKind[],
): Promise<ReadonlyMap<string, StaysEnded>> {
  const closed = ended.filter(({ how }) => how !== 'cancelled');
  if (closed.length === 0) return new Map();
  const rows = await tx.all(signedOffAmong(tx.agencyId, idsOf(closed)));
  const why = { rejection: { code: 'gongwen.signed-stays' }, words: '已签发的公文办结后不能恢复' };
  return new Map(rows.map(({ matterId }) => [matterId, why]));
}

const idsOf = (ended: readonly EndedOfKind[]): readonly string[] => ended.map(({ matterId }) => matterId);

/** A document that became void comes back as what its steps had made of it. */
export async function backFromVoid(context: UseCaseContext, { matterId, standing }: Reviving): Promise<Result<void>> {
  const { tx } = context;
  const document = await tx.first(lockDocument(tx.agencyId, matterId));
  if (document?.status !== 'VOIDED') return ok(undefined);
  const signed = document.frozenAt !== null;
  const status = document.direction === 'IN' ? incomingStatusAt(standing) : outgoingStatusAt(standing, signed);
  tx.write(setStatus(tx.agencyId, matterId, status));
  return ok(undefined);
}
