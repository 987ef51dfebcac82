import type { PersonId } from '@gov/base';
import { dateInChina } from '@gov/base';
import type { AdministratorDuty } from '@gov/base/component';
import { type Assignment, dayView } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { listAdministrators } from '#platform/server/identity/agency-store.ts';
import { holdersOfSide } from '../../rules/stand-ins/pair.ts';
import { pairOf } from './cover-words.ts';
import type { CoverRow } from './store.ts';

/** Topic of the open pages of administrators. */
const topic = 'covers';

export async function tellAdministrators(
  context: UseCaseContext,
  ...duties: readonly AdministratorDuty[]
): Promise<void> {
  const { tx } = context;
  const administrators = await tx.all(listAdministrators(tx.agencyId));
  const asked = administrators.filter(({ duty }) => duties.includes(duty)).map(({ personId }) => personId);
  context.notify(asked, topic);
}

/** Everybody whose lists change, or whose own page shows it: who is away, who is named, who holds one of the two posts today. */
export function tellConcerned(context: UseCaseContext, row: CoverRow): void {
  const view = dayView(context.agency.organisation, dateInChina(context.now));
  const pair = pairOf(row);
  const holders: readonly Assignment[] = pair ? [...holdersOfSide(view, pair.a), ...holdersOfSide(view, pair.b)] : [];
  const named = [row.principalId, row.standInId].flatMap((id) => id ?? []);
  context.notify([...new Set<PersonId>([...named, ...holders.map(({ personId }) => personId)])], 'inbox');
}
