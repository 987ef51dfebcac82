import { type CalendarDate, dateInChina, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { bumpConfiguration, listGrants } from '#platform/server/identity/agency-store.ts';
import type { routes } from '../../contract.ts';
import { mayEndGrant } from '../../rules/grant-rules.ts';
import { endGrantRow, lockConfiguration } from './store.ts';

type EndGrant = (typeof routes)['endGrant'];

/** Takes a permission back from a day on. Twice = the second finds it ended. */
export async function endGrant(
  context: UseCaseContext,
  { params, body }: InputOf<EndGrant>,
): Promise<Result<ReplyOf<EndGrant>>> {
  const { tx } = context;
  await tx.first(lockConfiguration(tx.agencyId));
  const grant = (await tx.all(listGrants(tx.agencyId))).find((row) => row.id === params.grantId);
  if (!grant) return reject('identity.unknown-grant');
  const on = body.on as CalendarDate; // reason: the route's schema has checked the format
  const may = mayEndGrant(grant, on, dateInChina(context.now));
  if (!may.ok) return may;
  tx.write(endGrantRow(tx.agencyId, grant.id, on));
  tx.write(bumpConfiguration(tx.agencyId));
  context.audit({
    event: 'identity.permission-ended',
    objectKind: 'grant',
    objectId: grant.id,
    details: { permission: grant.permission, on },
  });
  return ok({ done: true as const });
}
