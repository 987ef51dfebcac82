import { ok, type Result } from '@gov/base';
import { limitStarts } from '@gov/workflow';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { applyDecision } from '../handling/apply-decision.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { decideOn } from '../handling/loaded-matter.ts';
import { listEvents } from '../view/store.ts';
import { setClockAnew } from './set-clock.ts';
import { runningBy, runningVersions } from './store.ts';

/** Kind of the wake-up that counts the time limits of a matter anew; its key is the matter. */
export const recountKind = 'matters.recount-limits';

/** What a settings page tells of a change. */
interface SettingChanged {
  readonly componentId?: unknown;
  readonly key?: unknown;
}

const ofTheCalendar: readonly unknown[] = ['daysOff', 'daysWorked'];

/** The agency has other days off: every running matter with time limits is looked at, each in a transaction of its own. */
export async function calendarChanged(
  context: UseCaseContext,
  _key: string,
  { componentId, key }: SettingChanged,
): Promise<Result<unknown>> {
  if (componentId !== 'organisation' || !ofTheCalendar.includes(key)) return ok(undefined);
  const { tx } = context;
  for (const { processVersionId } of await tx.all(runningVersions(tx.agencyId))) {
    const { nodes, endWithin } = await context.ask(processesService).program(processVersionId);
    if (!Object.values(nodes).some(({ due, waits, free }) => due ?? waits ?? free) && !endWithin) continue;
    for (const { matterId } of await tx.all(runningBy(tx.agencyId, processVersionId)))
      context.setWakeUp(recountKind, matterId, context.now);
  }
  return ok(undefined);
}

/** Counts one matter anew and sets its clock. Run twice, the second finds nothing to move. */
export async function recountMatter(context: UseCaseContext, matterId: string): Promise<Result<unknown>> {
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok || loaded.value.row.state !== 'RUNNING') return ok(undefined);
  const events = await context.tx.all(listEvents(context.tx.agencyId, matterId));
  const starts = limitStarts(events.map(({ event }) => event));
  const recounted = decideOn(loaded.value, { kind: 'recountLimits', starts, endDueAt: loaded.value.row.endDueAt });
  if (recounted.ok) {
    const applied = await applyDecision(context, loaded.value, { decision: recounted.value, recounted: true });
    if (!applied.ok) return applied;
    context.audit({
      event: 'matters.time-limits-recounted',
      objectKind: 'matter',
      objectId: matterId,
      details: { version: applied.value.version },
    });
  }
  const { state } = recounted.ok ? recounted.value : loaded.value;
  setClockAnew(context, loaded.value, state);
  return ok(undefined);
}
