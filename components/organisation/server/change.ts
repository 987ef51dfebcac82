import { type CalendarDate, dateInChina, type Result, reject } from '@gov/base';
import type { OrganisationSnapshot } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { bumpConfiguration } from '#platform/server/identity/agency-store.ts';
import { lockConfiguration } from './store.ts';

/**
 * Every change of the organisation runs in here. Rules look at the snapshot, so nobody may change the
 * organisation between the snapshot and the commit: the agency's configuration is held, and a snapshot that is
 * no longer the newest is refused. Afterwards the version moves on and every process reloads.
 */
export async function changeOrganisation<T>(
  context: UseCaseContext,
  act: (snapshot: OrganisationSnapshot, today: CalendarDate) => Promise<Result<T>>,
): Promise<Result<T>> {
  const current = await context.tx.first(lockConfiguration(context.tx.agencyId));
  if (current?.version !== context.agency.version) return reject('organisation.changed-meanwhile');
  const result = await act(context.agency.organisation, dateInChina(context.now));
  if (result.ok) {
    context.tx.write(bumpConfiguration(context.tx.agencyId));
    context.announce('OrganisationChanged', context.tx.agencyId, {});
  }
  return result;
}

/** A conditional update that found its row; otherwise somebody else was here since the page was opened. */
export const keptUp = (row: unknown): Result<undefined> =>
  row === undefined ? reject('organisation.stale') : { ok: true, value: undefined };
