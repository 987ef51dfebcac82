import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import { same } from '../designing/same.ts';
import type { Decision } from '../engine/decide.ts';
import { act, beginRun, emit } from '../engine/run.ts';
import type { Facts } from '../facts.ts';
import { chainOfScope, sameChainById, sameFlow } from '../flow/lineage.ts';
import type { NodeId, Program } from '../program.ts';
import { indexOf } from '../program-index.ts';
import { refuse } from '../rejections.ts';
import type { Actor, State } from '../state.ts';
import { settleClocks } from '../time/section-clock.ts';

/** 迁移到新版: nodes that bear another id in the new version, by their old one; all others keep their id. */
export interface MigrationPlan {
  readonly nodes: Readonly<Record<NodeId, NodeId>>;
  readonly reason: string;
}

/**
 * Nodes under way that have no place in the new version: gone, or no longer in the same branch of the same forks. An instance
 * whose list is empty may move; everything done before stays as it was.
 */
export function unmappedNodes(
  from: Program,
  to: Program,
  state: State,
  plan: Pick<MigrationPlan, 'nodes'>,
): readonly NodeId[] {
  const [old, next] = [indexOf(from), indexOf(to)];
  // the clock of an embedded sub-process is not work: it is set anew
  const underWay = state.visits.filter((visit) => !visit.clock && ['open', 'incident', 'parked'].includes(visit.state));
  const missing = underWay.filter((visit) => {
    const node = plan.nodes[visit.node] ?? visit.node;
    const chain = next.chains.get(node);
    if (!chain || !to.nodes[node]) return true;
    if (!visit.borrowed && !sameFlow(state, next, visit.scope, node)) return true;
    const here = visit.borrowed ? (old.chains.get(visit.node) ?? []) : chainOfScope(state, old, visit.scope);
    return !sameChainById(here, chain);
  });
  return [...new Set(missing.map((visit) => visit.node))];
}

/** Decides the move; from now on the instance is run by `to`. */
export function migrate(
  programs: { readonly from: Program; readonly to: Program },
  state: State,
  plan: MigrationPlan & { readonly actor: Actor },
  facts: Facts,
): Result<Decision> {
  if (state.status !== 'open') return refuse('workflow.process-ended');
  const nodes = unmappedNodes(programs.from, programs.to, state, plan);
  if (nodes.length > 0) return refuse('workflow.migration-unmapped', { nodes });
  const run = beginRun(programs.to, state, facts);
  act(run, plan.actor, { kind: 'processMigrated', nodes: plan.nodes, reason: plan.reason });
  if (run.state.endDueTold && !same(programs.from.endWithin, programs.to.endWithin))
    emit(run, { kind: 'endDueAfresh' });
  settleClocks(run);
  return ok({ events: run.events, state: run.state });
}
