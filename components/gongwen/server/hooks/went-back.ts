import { type JsonObject, ok, type Result } from '@gov/base';
import type { HookEffects, MatterKindHooks } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { incomingStatusAt, isSignedOff, outgoingStatusAt } from '../../rules/step-on-document.ts';
import { type DocumentRow, lockDocument, setStatus } from '../documents/store.ts';
import { restoreSignOff } from './restore-sign-off.ts';
import { takeBackSignOff, unsigned } from './take-back-sign-off.ts';

type WentBack = Parameters<NonNullable<MatterKindHooks['wentBack']>>[0];

/** 发文 sent back or taken back: signatory, date and frozen text hold only while the sign-off lies behind where it stands. */
export async function sentBackOutgoing(context: UseCaseContext, matter: WentBack): Promise<Result<HookEffects>> {
  const { tx } = context;
  const { matterId, standing } = matter;
  const document = await tx.first(lockDocument(tx.agencyId, matterId));
  if (!document) return ok({});
  const settled = await settleSignOff(context, matter, document);
  if (!settled.ok) return settled;
  const { signed, values } = settled.value;
  tx.write(setStatus(tx.agencyId, matterId, outgoingStatusAt(standing, signed)));
  return ok(values ? { values } : {});
}

async function settleSignOff(
  context: UseCaseContext,
  { matterId, standing, how, values }: WentBack,
  document: DocumentRow,
): Promise<Result<{ readonly signed: boolean; readonly values?: JsonObject | undefined }>> {
  const frozen = document.frozenAt !== null;
  const behind = isSignedOff(standing);
  if (frozen && !behind) {
    takeBackSignOff(context, document, matterId, how);
    return ok({ signed: false, values: unsigned });
  }
  if (frozen || !behind) return ok({ signed: frozen });
  const restored = await restoreSignOff(context, { matterId, document, values });
  return restored.ok ? ok({ signed: restored.value !== undefined, values: restored.value }) : restored;
}

/** 收文 sent back or taken back: the register says what waits to be done now; a number that was taken stays. */
export function sentBackIncoming(context: UseCaseContext, { matterId, standing }: WentBack): Result<HookEffects> {
  context.tx.write(setStatus(context.tx.agencyId, matterId, incomingStatusAt(standing)));
  return ok({});
}
