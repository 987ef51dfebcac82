import { type AgencyId, dateInChina, ok, type Result, reject } from '@gov/base';
import type { Courier, Parcel, UseCaseContext } from '#platform/server/components/component-server.ts';
import { furnishKind } from '#platform/server/components/furnish-components.ts';
import { findPlatformAgency } from '#platform/server/identity/account-store.ts';
import { bumpConfiguration, listAdministrators } from '#platform/server/identity/agency-store.ts';
import { furnishAgency } from '#platform/server/identity/furnish-agency.ts';
import { standardOrganisation } from './standard-organisation.ts';
import { type AppointedAdministrator, findOpening, markEstablished } from './store.ts';

export const establishAcceptor = 'agencies.establish';

/** The platform's courier carries the names of the three into the new agency. Twice = the second finds them there. */
export async function carryOpening(courier: Courier, openedAgencyId: string): Promise<Result<unknown>> {
  const opening = await courier.own(async ({ tx }) => {
    const found = await tx.first(findOpening(tx.agencyId, openedAgencyId));
    return found ? ok(found) : reject('agencies.unknown-opening');
  });
  if (!opening.ok) return opening;
  const { administrators } = opening.value;
  const handed = await courier.hand(openedAgencyId as AgencyId, establishAcceptor, { administrators }); // reason: the key is the id of the opened agency
  if (!handed.ok) return handed;
  return courier.own(async ({ tx, now }) => {
    tx.write(markEstablished(tx.agencyId, openedAgencyId, now));
    return ok(undefined);
  });
}

/** In the new agency's own transaction: its organisation and three administrators; then the components furnish it. */
export async function establishAgency(context: UseCaseContext, parcel: Parcel): Promise<Result<unknown>> {
  const { tx } = context;
  const platform = await tx.first(findPlatformAgency());
  if (platform?.id !== parcel.fromAgencyId) return reject('agencies.not-the-platform');
  if ((await tx.all(listAdministrators(tx.agencyId))).length > 0) return ok(undefined);
  const administrators = parcel.content.administrators as readonly AppointedAdministrator[]; // reason: written by our own courier, see store.ts
  await furnishAgency(tx, context, standardOrganisation(administrators, dateInChina(context.now)));
  tx.write(bumpConfiguration(tx.agencyId));
  context.wakeUp(furnishKind, 'standard');
  context.audit({
    event: 'agencies.established',
    objectKind: 'agency',
    objectId: tx.agencyId,
    details: { administrators: administrators.length },
  });
  return ok(undefined);
}
