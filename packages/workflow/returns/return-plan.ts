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
import type { ItemId, Returner, Scope, Visit, VisitId } from '../state.ts';
import { chooseTarget } from './return-targets.ts';

export type ReturnPlan = Returner & {
  readonly visit: Visit;
  readonly target: VisitId;
  readonly mode: ResumeMode;
  readonly way: ReturnWay;
  /** Only when the return leaves a fork. */
  readonly across?: AcrossForkPolicy;
  readonly outermostFork?: Scope;
};

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

/**
 * R5: a child has sent its work back to the step that called it. Nobody is there who would choose how it comes back: it walks the
 * way again, but where the step lends its work out across forks; `undefined` = no way leads to the target.
 */
export function planChildReturn(run: Run, from: Pick<ReturnPlan, 'visit' | 'target'> & { readonly child: number }) {
  const plan = planWay(run, { ...from, mode: from.visit.borrowed ? 'direct' : 'rewalk' });
  if (!plan) return undefined;
  const left = forksBetween(run.state, plan.visit.scope, plan.way.common);
  const outermostFork = left.at(-1);
  if (!outermostFork) return plan;
  const across = plan.mode === 'direct' ? 'borrow' : acrossOf(run, plan.visit, left);
  return { ...plan, mode: across === 'borrow' ? ('direct' as const) : plan.mode, across, outermostFork };
}

function planWay(run: Run, plan: WithoutWay): ReturnPlan | undefined {
  const way = wayTo(run.state, run.index, plan.visit.scope, visitOf(run.state, plan.target).node);
  return way && { ...plan, way };
}

type WithoutWay = Returner & Omit<ReturnPlan, keyof Returner | 'way'>;

function planAcross(run: Run, plan: ReturnPlan, node: NodeDefinition, asked: ReturnWish['across']): Result<ReturnPlan> {
  const left = forksBetween(run.state, plan.visit.scope, plan.way.common);
  const outermostFork = left.at(-1);
  if (asked && !node.operations.chooseAcrossFork) return refuse('workflow.across-not-offered', { node: node.id });
  if (!outermostFork) return ok(plan);
  // 直送 over the edge of a fork always borrows: the other branches go on
  if (plan.mode === 'direct') return ok({ ...plan, across: 'borrow', outermostFork });
  if (asked === 'wait' && left.some(endsEarly)) return refuse('workflow.enough-does-not-wait', { node: node.id });
  const across = asked ?? acrossOf(run, plan.visit, left);
  if (across === 'borrow') return refuse('workflow.return-must-be-direct', { node: node.id });
  return ok({ ...plan, across, outermostFork });
}

/** Where some of the branches are enough, the flow goes on before the others have arrived: there is no waiting for them. */
const endsEarly = ({ enough }: Scope): boolean => enough !== undefined;

/** What the step says of the other branches; where it says nothing, those of a 会签 are waited for and others stop. */
function acrossOf(run: Run, visit: Visit, left: readonly Scope[]): AcrossForkPolicy {
  if (left.some(endsEarly)) return 'cancel';
  const node = nodeOf(run, visit.node);
  const countersign = node.countersign || left.some((fork) => run.index.parallels.get(fork.block)?.countersign);
  return node.acrossFork ?? (countersign ? 'wait' : 'cancel');
}
