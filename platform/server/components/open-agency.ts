import { type AgencyId, ok } from '@gov/base';
import type { House } from '#platform/server/http/house.ts';
import {
  insertAgency,
  insertSettings,
  type NewAgency,
  type SettingValueRow,
} from '#platform/server/identity/agency-store.ts';
import { type Furnished, furnishAgency, type OrganisationPlan } from '#platform/server/identity/furnish-agency.ts';
import { openContext } from './context.ts';
import { furnishEach, furnishKind } from './furnish-components.ts';

export interface AgencyPlan {
  readonly agency: Omit<NewAgency, 'now'>;
  readonly organisation: OrganisationPlan;
  /** Settings that must stand before the components furnish: a number book carries the agency's 机关代字. */
  readonly settings?: readonly SettingValueRow[];
}

/**
 * Opens an agency: its row and organisation in its own transaction, then what each component puts into a new
 * agency. The second part may be repeated; the first fails on the agency's unique code.
 */
export async function openAgency(house: House, plan: AgencyPlan): Promise<Furnished> {
  const agencyId = plan.agency.id as AgencyId; // reason: the id of the row being made
  const now = house.clock.now();
  const making = { now, newId: <B extends string>() => house.ids.next() as B }; // reason: a fresh id is of the kind its first user says
  const made = await house.database.agency(agencyId, async (tx) => {
    await tx.all(insertAgency({ ...plan.agency, now }));
    if (plan.settings) tx.write(insertSettings(agencyId, plan.settings, now));
    return ok(await furnishAgency(tx, making, plan.organisation));
  });
  if (!made.ok) throw new Error(`agency ${plan.agency.code} could not be opened: ${made.rejection.code}`);
  await furnishComponents(house, agencyId);
  return made.value;
}

/** Every component's standard contents, as a job of the agency. Safe to run twice. */
export async function furnishComponents(house: House, agencyId: AgencyId): Promise<void> {
  const agency = await house.agencies.current(agencyId);
  let committed: (() => void) | undefined;
  const result = await house.database.agency(agencyId, async (tx) => {
    const open = openContext(house, {
      tx,
      agency,
      caller: { kind: 'job', wakeUpKind: furnishKind },
      requestId: 'furnish',
      now: house.clock.now(),
    });
    const furnished = await furnishEach(house, open.context);
    if (!furnished.ok) throw new Error(`a component could not furnish: ${JSON.stringify(furnished.rejection)}`);
    open.flush();
    committed = open.committed;
    return ok(undefined);
  });
  if (result.ok) committed?.();
}
