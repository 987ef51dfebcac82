import { type JsonObject, ok, type Result } from '@gov/base';
import { crossedSteps, type Decision, type WorkflowEvent } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';
import { standingOf } from '../../rules/standing.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';

/** A decision with the values as they would be stored. */
interface Decided {
  readonly decision: Decision;
  readonly values: JsonObject;
}

/** Who holds a step, or who was asked beside him, is nothing to the kind. */
const movesSteps: ReadonlySet<WorkflowEvent['kind']> = new Set(['visitOpened', 'visitReopened', 'visitClosed']);

/**
 * Tells the kind where the matter stands after a return or after an act was taken back, before the change set is written;
 * answers the values to store.
 */
export async function tellWentBack(
  context: UseCaseContext,
  { row, program }: LoadedMatter,
  how: 'returned' | 'withdrawn',
  { decision, values }: Decided,
): Promise<Result<JsonObject>> {
  const hooks = context.extension(matterKindHooks, row.kindCode)?.(context);
  const moved = decision.events.some(({ kind }) => movesSteps.has(kind));
  if (!hooks?.wentBack || !moved) return ok(values);
  const standing = standingOf(program, decision.state);
  const told = await hooks.wentBack({ matterId: row.id, values, standing, how });
  return told.ok ? ok(withEffects(values, told.value.values)) : told;
}

/** The same for an act that goes on: it may carry out a return that somebody had asked for before. */
export const tellIfSentBack = (
  context: UseCaseContext,
  loaded: LoadedMatter,
  decided: Decided,
): Promise<Result<JsonObject>> =>
  decided.decision.events.some((event) => event.kind === 'visitOpened' && event.returnedFrom !== undefined) ||
  sentBackwards(loaded, decided.decision)
    ? tellWentBack(context, loaded, 'returned', decided)
    : Promise.resolve(ok(decided.values));

/** 特送 to a step that was done before: no return, but what was done from there on is done once more. */
function sentBackwards({ program, state }: LoadedMatter, { events: [act] }: Decision): boolean {
  const from = act?.kind === 'visitJumped' ? state.visits[act.visit - 1]?.node : undefined;
  return act?.kind === 'visitJumped' && from !== undefined && crossedSteps(program, from, act.to).includes(act.to);
}

/** What a hook emptied is no value any more. */
const withEffects = (values: JsonObject, effects: JsonObject | undefined): JsonObject =>
  Object.fromEntries(Object.entries({ ...values, ...effects }).filter(([key]) => effects?.[key] !== null));
