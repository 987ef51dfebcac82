import { addMillis, ok } from '@gov/base';
import type { KeyScope } from '@gov/base/component';
import { auditRows } from '#platform/server/audit/audit-rows.ts';
import { auditRowOf } from '#platform/server/components/audit-row.ts';
import type { AgencyTransaction } from '#platform/server/database/transaction.ts';
import { isAmongAddresses } from '#platform/server/identity/address-range.ts';
import { readKeyText, secretFits } from '#platform/server/identity/application-key.ts';
import {
  findPresentedKey,
  keyStateOf,
  noteKeyRefusal,
  noteKeyUse,
  type PresentedKey,
} from '#platform/server/identity/application-key-store.ts';
import type { ActsAs } from '#platform/server/identity/session-store.ts';
import type { House } from '../house.ts';
import type { Incoming } from './pass.ts';

/** A good application key, as the steps and the use case see it. */
export interface OpenKey extends ActsAs {
  readonly name: string;
  readonly applicationIds: readonly string[];
  readonly scopes: readonly KeyScope[];
}

const minute = 60_000;

/**
 * The key that a program sent, where it is good; undefined for every other one alike: garbled, of another agency, not agreed to,
 * expired, ended, from another address than it is for. The agency is the one the key names, and its row is looked for inside that agency only. Who comes with the
 * right secret of a key that is not good stands in that agency's audit, once a minute.
 */
export async function openKey(house: House, incoming: Incoming): Promise<OpenKey | undefined> {
  const key = incoming.key === undefined ? undefined : readKeyText(incoming.key);
  if (!key) return undefined;
  const now = house.clock.now();
  const since = addMillis(now, -minute);
  const found = await house.database.agency(key.agencyId, async (tx) => {
    const row = await tx.first(findPresentedKey(tx.agencyId, key.id));
    if (!row || !secretFits(key.secret, row.secretHash)) return ok(undefined);
    const good = keyStateOf(row, now) === 'GOOD' && !(row.demo && !house.servesDemoAccounts);
    const fromHere = isAmongAddresses(incoming.address, row.addresses);
    if (!good || !fromHere) return ok(await refuse(house, tx, { row, incoming, elsewhere: good }));
    tx.write(noteKeyUse(tx.agencyId, row.id, now, since));
    return ok(openOf(tx, row));
  });
  return found.ok ? found.value : undefined;
}

const openOf = (tx: AgencyTransaction, row: PresentedKey): OpenKey => ({
  id: row.id,
  name: row.name,
  agencyId: tx.agencyId,
  accountId: row.accountId,
  personId: row.personId,
  assignmentId: row.assignmentId,
  configurationVersion: row.configurationVersion,
  agencyState: row.agencyState,
  accountState: row.accountState,
  applicationIds: row.applicationIds,
  scopes: [...(row.mayRead ? (['read'] as const) : []), ...(row.mayStart ? (['start'] as const) : [])],
});

interface Refused {
  readonly row: PresentedKey;
  readonly incoming: Incoming;
  /** The key is good, but not from there. */
  readonly elsewhere: boolean;
}

async function refuse(house: House, tx: AgencyTransaction, { row, incoming, elsewhere }: Refused): Promise<undefined> {
  const now = house.clock.now();
  if (!(await tx.first(noteKeyRefusal(tx.agencyId, row.id, now, addMillis(now, -minute))))) return;
  const state = elsewhere ? 'ELSEWHERE' : keyStateOf(row, now);
  const entry = {
    event: 'platform.key-refused',
    objectKind: 'application-key',
    objectId: row.id,
    details: { state },
  };
  const moment = { id: house.ids.next(), at: now, requestId: incoming.requestId };
  tx.write(auditRows(tx.agencyId, [auditRowOf(moment, entry, { address: incoming.address, keyId: row.id })]));
  house.audited(tx.agencyId);
}
