import { ok, type Result, reject } from '@gov/base';
import type { MatterKindHooks } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { incomingStatusAt, outgoingStatusAt } from '../../rules/step-on-document.ts';
import { lockDocument, setStatus } from '../documents/store.ts';

type Reviving = Parameters<NonNullable<MatterKindHooks['reviving']>>[0];

/** A terminated document comes back as what its steps had made of it; what went back to its sender stays there. */
export async function backFromVoid(context: UseCaseContext, { matterId, standing }: Reviving): Promise<Result<void>> {
  const { tx } = context;
  const document = await tx.first(lockDocument(tx.agencyId, matterId));
  if (document?.status === 'RETURNED_TO_SENDER') return reject('gongwen.went-back');
  if (document?.status !== 'VOIDED') return ok(undefined);
  const signed = document.frozenAt !== null;
  const status = document.direction === 'IN' ? incomingStatusAt(standing) : outgoingStatusAt(standing, signed);
  tx.write(setStatus(tx.agencyId, matterId, status));
  return ok(undefined);
}
