import { ok, type Result } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { Actor, Decision } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { applyDecision } from '../handling/apply-decision.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { tellEnd } from '../handling/tell-end.ts';

/** A stopped step asked for again: by the house, or by an administrator who may name persons. */
export interface TakeUp {
  readonly visit: number;
  readonly actor?: Actor;
  readonly handlers?: readonly ResolvedHandler[];
  readonly reason?: string;
}

/** What the engine says to it; nothing is written yet. */
export const decideTakeUp = (loaded: LoadedMatter, request: TakeUp): Result<Decision> =>
  decideOn(loaded, { kind: 'resolveIncident', ...request });

/** Writes what follows, the end of the process included: the step found may pass by itself and be the last one. */
export async function writeTakeUp(
  context: UseCaseContext,
  loaded: LoadedMatter,
  decision: Decision,
  event:
    | 'matters.handler-found'
    | 'matters.handler-asked-again'
    | 'matters.handlers-named'
    | 'matters.offices-followed',
): Promise<Result<undefined>> {
  const applied = await applyDecision(context, loaded, { decision });
  if (!applied.ok) return applied;
  const ended = await tellEnd(context, loaded, loaded.row.values, decision.state.status);
  if (!ended.ok) return ended;
  context.audit({
    event,
    objectKind: 'matter',
    objectId: loaded.row.id,
    details: { version: applied.value.version },
  });
  return ok(undefined);
}
