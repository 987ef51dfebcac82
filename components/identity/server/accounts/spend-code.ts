import { type Result, reject } from '@gov/base';
import type { PublicContext } from '#platform/server/components/component-server.ts';
import type { AgencyTransaction } from '#platform/server/database/transaction.ts';
import { hashOfAccessCode } from '#platform/server/identity/access-code.ts';
import {
  type AccessRow,
  type GoodCodeRow,
  lockAccess,
  type SpentCodeRow,
  spendAccessCode,
} from '#platform/server/identity/access-store.ts';

interface Spending extends GoodCodeRow {
  readonly typed: string;
  /** Recorded in the agency's own stream; says nothing about the account. */
  readonly event: string;
}

/**
 * Uses the code up and acts, in one transaction of the person's agency, with the person's row held: `spent` is the code as no
 * consent can change it any more. A refused act leaves the code good.
 */
export function spendCode<T>(
  context: PublicContext,
  { id, agencyId, personId, typed, event }: Spending,
  act: (tx: AgencyTransaction, row: AccessRow, spent: SpentCodeRow) => Promise<Result<T>>,
): Promise<Result<T>> {
  return context.inAgency(agencyId, async (tx, audit) => {
    const row = await tx.first(lockAccess(tx.agencyId, personId, context.now));
    const spent = await tx.first(spendAccessCode(hashOfAccessCode(typed), context.now));
    if (!row || !spent || row.access === 'STOPPED') return reject('identity.code-not-good');
    const done = await act(tx, row, spent);
    if (!done.ok) return done;
    const details = id ? { details: { codeId: id } } : {};
    audit({ event, objectKind: 'person', objectId: personId, ...details }, await named(context, agencyId, personId));
    return done;
  });
}

async function named(context: PublicContext, agencyId: GoodCodeRow['agencyId'], personId: GoodCodeRow['personId']) {
  const agency = await context.agencyFacts(agencyId);
  return { id: personId, name: agency.organisation.persons.get(personId)?.name ?? '' };
}
