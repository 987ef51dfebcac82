import { ok, type Result } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import { type Actor, type Decision, decideWithState } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { applyDecision } from '../handling/apply-decision.ts';
import { tellEnd } from '../handling/complete-task.ts';
import { engineFacts } from '../handling/engine-facts.ts';
import type { LoadedMatter } from '../handling/load-matter.ts';

/** A stopped step asked for again: by the house, or by an administrator who may name persons. */
export interface TakeUp {
  readonly visit: number;
  readonly actor?: Actor;
  readonly handlers?: readonly ResolvedHandler[];
  readonly reason?: string;
}

/** What the engine says to it; nothing is written yet. */
export function decideTakeUp(context: UseCaseContext, loaded: LoadedMatter, request: TakeUp): Result<Decision> {
  const { program, state, form, row } = loaded;
  const facts = engineFacts(context.agency.organisation, form, row.values, context.now);
  return decideWithState(program, state, { kind: 'resolveIncident', ...request }, facts);
}

/** Writes what follows, the end of the process included: the step found may pass by itself and be the last one. */
export async function writeTakeUp(
  context: UseCaseContext,
  loaded: LoadedMatter,
  decision: Decision,
  event: 'matters.handler-found' | 'matters.handler-asked-again' | 'matters.handlers-named',
): Promise<Result<undefined>> {
  const applied = applyDecision(context, loaded, { decision });
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
