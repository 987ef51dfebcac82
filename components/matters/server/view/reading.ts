import { decisionOfRows, describeReading, type GranteeKind, namesFrom, type ReadReason } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { granteeKeysOf } from '../readers.ts';
import { matchingReaders } from '../readers-store.ts';
import { Openings } from './openings.ts';

const openings = new Openings();

/** Opening a matter, or looking at it beside a list, is audited; the same page reading itself again is not another opening. */
export function auditOpening(
  context: UseCaseContext,
  matterId: string,
  event: 'matters.opened' | 'matters.previewed',
): void {
  const { sessionId, assignmentId } = context.person();
  const key = `${event} ${sessionId} ${assignmentId} ${matterId}`;
  if (!openings.isNew(key, context.now)) return;
  context.audit({ event, objectKind: 'matter', objectId: matterId });
  context.afterCommit(() => openings.written(key, context.now));
}

/** 为什么我能看: the strongest of the stored reasons that the caller matches, as a sentence. */
export async function whyReadable(context: UseCaseContext, matterId: string): Promise<string> {
  const rows = await context.tx.all(matchingReaders(context.tx.agencyId, matterId, granteeKeysOf(context)));
  const matching = rows.map(({ grantee, reason }) => ({
    granteeKind: grantee.slice(0, grantee.indexOf(':')) as GranteeKind, // reason: written by granteeKey
    granteeId: grantee.slice(grantee.indexOf(':') + 1),
    reason: reason as ReadReason, // reason: written by readersOf
  }));
  return describeReading(decisionOfRows(matching), namesFrom(context.agency.organisation));
}
