import { ok, type Result } from '@gov/base';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { wakeUpKeys } from '#platform/server/relay/wake-up-store.ts';
import { applyDecision } from '../handling/apply-decision.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { decideOn } from '../handling/loaded-matter.ts';
import { clockOf, timeLimitKind } from './set-clock.ts';
import { runningBy, runningVersions } from './store.ts';

/** Kind of the wake-up that looks at a matter whose time limits nobody watches; its key is the matter. */
export const watchOldKind = 'matters.watch-time-limits';

/** Matters that ran before time limits were watched: each is looked at once, and its clock is set then. */
export async function setClocksOfOld(context: UseCaseContext): Promise<void> {
  const { tx } = context;
  for (const { processVersionId } of await tx.all(runningVersions(tx.agencyId))) {
    const { nodes } = await context.ask(processesService).program(processVersionId);
    if (!Object.values(nodes).some(({ overdue, waits }) => overdue ?? waits)) continue;
    const watched = new Set((await tx.all(wakeUpKeys(tx.agencyId, timeLimitKind))).map(({ key }) => key));
    for (const { matterId } of await tx.all(runningBy(tx.agencyId, processVersionId)))
      if (!watched.has(matterId)) context.setWakeUp(watchOldKind, matterId, context.now);
  }
}

/**
 * Sets the clock of such a matter. A limit that passed unwatched never decides at once: it begins anew. Run twice, the second
 * finds the clock set and no limit passed.
 */
export async function watchOld(context: UseCaseContext, matterId: string): Promise<Result<unknown>> {
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok || loaded.value.row.state !== 'RUNNING' || loaded.value.state.suspended) return ok(undefined);
  // Somebody's act has set the clock since.
  if (await context.tx.first(wakeUpKeys(context.tx.agencyId, timeLimitKind, matterId))) return ok(undefined);
  const renewed = decideOn(loaded.value, { kind: 'renewLimits' });
  if (renewed.ok) {
    const applied = await applyDecision(context, loaded.value, { decision: renewed.value });
    if (!applied.ok) return applied;
    context.audit({
      event: 'matters.time-limits-renewed',
      objectKind: 'matter',
      objectId: matterId,
      details: { version: applied.value.version },
    });
  }
  const { state } = renewed.ok ? renewed.value : loaded.value;
  context.setWakeUp(timeLimitKind, matterId, clockOf(loaded.value, state)[0]?.at);
  return ok(undefined);
}
