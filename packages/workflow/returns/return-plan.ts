import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { ReturnTarget } from '../command.ts';
import { nodeOf } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { forksBetween, visitOf } from '../engine/run.ts';
import type { ReturnWay } from '../flow/lineage.ts';
import { wayTo } from '../flow/lineage.ts';
import type { AcrossForkPolicy, NodeDefinition, ResumeMode } from '../program.ts';
import { refuse } from '../rejections.ts';
import type { ItemId, Scope, Visit, VisitId } from '../state.ts';
import { chooseTarget } from './return-targets.ts';

export interface ReturnPlan {
  readonly item: ItemId;
  readonly visit: Visit;
  readonly target: VisitId;
  readonly mode: ResumeMode;
  readonly way: ReturnWay;
  /** Only when the return leaves a fork. */
  readonly across?: AcrossForkPolicy;
  readonly outermostFork?: Scope;
}

/** A return as it is asked for. */
export interface ReturnWish {
  readonly item: ItemId;
  readonly visit: Visit;
  readonly to: ReturnTarget;
  readonly mode?: ResumeMode | undefined;
  readonly across?: Exclude<AcrossForkPolicy, 'borrow'> | undefined;
}

/** May it, whereto, and what about the other branches? */
export function planReturn(run: Run, wish: ReturnWish): Result<ReturnPlan> {
  const { item, visit } = wish;
  const node = nodeOf(run, visit.node);
  if (node.operations.returnTo.length === 0)
    return refuse('workflow.return-not-offered', { node: node.id, to: wish.to.kind });
  const target = chooseTarget(run.index, run.state, { visit, node }, wish.to);
  if (!target.ok) return target;
  const mode = wish.mode ?? (visit.borrowed ? 'direct' : (node.operations.resume[0] ?? 'rewalk'));
  if (visit.borrowed && mode !== 'direct') return refuse('workflow.return-must-be-direct', { node: node.id });
  if (!visit.borrowed && !node.operations.resume.includes(mode)) {
    return refuse('workflow.resume-mode-not-offered', { node: node.id, mode });
  }
  const plan = planWay(run, { item, visit, target: target.value, mode });
  return plan
    ? planAcross(run, plan, node, wish.across)
    : refuse('workflow.not-a-return-target', { visit: target.value });
}

function planWay(run: Run, plan: Omit<ReturnPlan, 'way'>): ReturnPlan | undefined {
  const way = wayTo(run.state, run.index, plan.visit.scope, visitOf(run.state, plan.target).node);
  return way && { ...plan, way };
}

function planAcross(run: Run, plan: ReturnPlan, node: NodeDefinition, asked: ReturnWish['across']): Result<ReturnPlan> {
  const left = forksBetween(run.state, plan.visit.scope, plan.way.common);
  const outermostFork = left.at(-1);
  if (asked && !node.operations.chooseAcrossFork) return refuse('workflow.across-not-offered', { node: node.id });
  if (!outermostFork) return ok(plan);
  // 直送 over the edge of a fork always borrows: the other branches go on
  if (plan.mode === 'direct') return ok({ ...plan, across: 'borrow', outermostFork });
  // where some of the branches are enough, the flow goes on before the others have arrived: there is no waiting for them
  const endsEarly = left.some((fork) => fork.enough !== undefined);
  if (endsEarly && asked === 'wait') return refuse('workflow.enough-does-not-wait', { node: node.id });
  if (endsEarly) return ok({ ...plan, across: 'cancel', outermostFork });
  const countersign = node.countersign || left.some((fork) => run.index.parallels.get(fork.block)?.countersign);
  const across = asked ?? node.acrossFork ?? (countersign ? 'wait' : 'cancel');
  if (across === 'borrow') return refuse('workflow.return-must-be-direct', { node: node.id });
  return ok({ ...plan, across, outermostFork });
}
