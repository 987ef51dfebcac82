import { dateInChina, ok, type Result } from '@gov/base';
import { holdsOffice, nextOfficeDay } from '@gov/organisation';
import type { WorkflowEvent } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { weighed } from '../asking/weights.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { startInChina } from '../stopped/able.ts';
import { lookAtAllAgain } from '../stopped/look-again.ts';
import { writeTakeUp } from '../stopped/take-up.ts';
import { followOfficesKind, officesChangedKind, officesOnDayKind } from './office-kinds.ts';
import { mattersOfOffices, officesWithWork } from './offices-store.ts';

/** The organisation has changed. Many changes at once (a sync) leave one wake-up behind. */
export function officesChange(context: UseCaseContext): void {
  context.wakeUp(officesChangedKind, context.tx.agencyId);
}

/**
 * Which matters hold work for an office that its holder holds no longer: each follows by a wake-up of its own. Two statements,
 * whatever the number of changes; run twice, what has followed is not found again.
 */
export async function lookAtOffices(context: UseCaseContext): Promise<Result<unknown>> {
  const { tx, agency, now } = context;
  const today = dateInChina(now);
  const pairs = await tx.all(officesWithWork(tx.agencyId));
  const lost = pairs.filter(({ personId, office }) => !holdsOffice(agency.organisation, personId, office, today));
  if (lost.length > 0)
    for (const { matterId } of await tx.all(mattersOfOffices(tx.agencyId, lost)))
      context.wakeUp(followOfficesKind, matterId);
  const next = nextOfficeDay(agency.organisation, today);
  context.setWakeUp(officesOnDayKind, tx.agencyId, next && startInChina(next));
  return ok(undefined);
}

/** On that day: what stands still may find its handler, and what lies with a former one follows. */
export async function officesOnDay(context: UseCaseContext): Promise<Result<unknown>> {
  const looked = await lookAtAllAgain(context);
  return looked.ok ? lookAtOffices(context) : looked;
}

/** The wake-up of one matter, an act of the house under its lock. Run twice, the second finds nobody who is not in office. */
export async function followOffices(context: UseCaseContext, matterId: string): Promise<Result<unknown>> {
  const loaded = await loadMatter(context, matterId);
  // what stands still follows when it goes on
  if (!loaded.ok || loaded.value.row.state !== 'RUNNING' || loaded.value.state.suspended) return ok(undefined);
  const followed = await weighed(loaded.value.weights, () => follow(loaded.value));
  return followed.events.length === 0
    ? ok(undefined)
    : writeTakeUp(context, loaded.value, followed, 'matters.offices-followed');
}

function follow(loaded: LoadedMatter) {
  let { state } = loaded;
  const events: WorkflowEvent[] = [];
  for (const { id } of loaded.state.visits.filter((visit) => visit.state === 'open')) {
    const decided = decideOn({ ...loaded, state }, { kind: 'followOffices', visit: id });
    if (!decided.ok) continue;
    state = decided.value.state;
    events.push(...decided.value.events);
  }
  return { state, events };
}
