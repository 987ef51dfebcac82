import { ok, type Result } from '@gov/base';
import type { WorkflowEvent } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { weighed } from '../asking/weights.ts';
import { loadMatter } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { lookAgainKind, noteStops, stopsOf } from './note-stops.ts';
import { silentMatters, stoppedMatters } from './store.ts';
import { decideTakeUp, writeTakeUp } from './take-up.ts';

/**
 * The wake-up of a stopped matter: who handles its stopped steps is asked again, and work goes to whoever is found. As long
 * as one step waits for somebody it asks again later (`noteStops`). Run twice, the second finds no stopped step and does nothing.
 */
export async function lookAgain(context: UseCaseContext, matterId: string): Promise<Result<unknown>> {
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok || loaded.value.row.state !== 'RUNNING') return ok(undefined);
  // Nothing moves while it is suspended; going on asks again.
  if (loaded.value.state.suspended) return ok(undefined);
  const stops = stopsOf(loaded.value.state);
  if (stops.length === 0) return ok(undefined);
  const found = await weighed(loaded.value.weights, () => findHandlers(loaded.value));
  if (found.events.length > 0) {
    const written = await writeTakeUp(context, loaded.value, found, 'matters.handler-found');
    if (!written.ok) return written;
  } else noteStops(context, loaded.value, loaded.value.state);
  return ok(undefined);
}

/** Asks for each stopped step in turn; those that still find nobody, or may not move now, stay as they are. */
function findHandlers(loaded: LoadedMatter) {
  let { state } = loaded;
  const events: WorkflowEvent[] = [];
  for (const { id } of stopsOf(loaded.state)) {
    const decided = decideTakeUp({ ...loaded, state }, { visit: id });
    if (!decided.ok) continue;
    state = decided.value.state;
    events.push(...decided.value.events);
  }
  return { state, events };
}

/** The organisation has changed: every stopped matter is asked for at once. */
export async function lookAtAllAgain(context: UseCaseContext): Promise<Result<unknown>> {
  const { tx } = context;
  for (const { matterId } of await tx.all(stoppedMatters(tx.agencyId))) context.wakeUp(lookAgainKind, matterId);
  return ok(undefined);
}

/** What stood still before stops were noted is looked at once, and noted then. */
export async function lookForSilentOnes(context: UseCaseContext): Promise<void> {
  const { tx } = context;
  for (const { matterId } of await tx.all(silentMatters(tx.agencyId))) context.wakeUp(lookAgainKind, matterId);
}
