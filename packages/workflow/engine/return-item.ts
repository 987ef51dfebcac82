import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { Command } from '../command.ts';
import type { AcrossForkPolicy, NodeDefinition, ResumeMode } from '../program.ts';
import { refuse } from '../rejections.ts';
import type { ItemId, Scope, Visit, VisitId } from '../state.ts';
import { checkHolding } from './holding.ts';
import type { ReturnWay } from './lineage.ts';
import { wayTo } from './lineage.ts';
import { nodeOf } from './open-visit.ts';
import { abandonFork, closeReturnedVisit, openAgain, openReturned } from './regions.ts';
import { chooseTarget } from './return-targets.ts';
import type { Run } from './run.ts';
import { act, emit, forksBetween, itemsOf, visitOf } from './run.ts';
import { settleWaitingReturns } from './waiting-return.ts';

type ReturnCommand = Extract<Command, { kind: 'return' }>;

interface ReturnPlan {
  readonly item: ItemId;
  readonly visit: Visit;
  readonly target: VisitId;
  readonly mode: ResumeMode;
  readonly way: ReturnWay;
  /** Only when the return leaves a fork. */
  readonly across?: AcrossForkPolicy;
  readonly outermostFork?: Scope;
}

/** 退回: plan (may it, whereto, what about the other branches), then carry out. */
export function returnItem(run: Run, command: ReturnCommand): Result<void> {
  const planned = planReturn(run, command);
  if (!planned.ok) return planned;
  const plan = planned.value;

  act(run, command.actor, {
    kind: 'itemReturned',
    item: plan.item,
    to: plan.target,
    mode: plan.mode,
    reason: command.reason,
    ...(plan.across ? { across: plan.across } : {}),
  });
  if (plan.across === 'wait') parkForReturn(run, plan);
  else if (plan.across === 'borrow') borrow(run, plan);
  else goBack(run, plan);
  settleWaitingReturns(run);
  return ok(undefined);
}

function planReturn(run: Run, command: ReturnCommand): Result<ReturnPlan> {
  const held = checkHolding(run, command.item, command.actor);
  if (!held.ok) return held;
  const { visit } = held.value;
  const node = nodeOf(run, visit.node);
  if (node.operations.returnTo.length === 0)
    return refuse('workflow.return-not-offered', { node: node.id, to: command.to.kind });
  const target = chooseTarget(run.index, run.state, { visit, node }, command.to);
  if (!target.ok) return target;
  const mode = command.mode ?? (visit.borrowed ? 'direct' : (node.operations.resume[0] ?? 'rewalk'));
  if (visit.borrowed && mode !== 'direct') return refuse('workflow.return-must-be-direct', { node: node.id });
  if (!visit.borrowed && !node.operations.resume.includes(mode)) {
    return refuse('workflow.resume-mode-not-offered', { node: node.id, mode });
  }
  const way = wayTo(run.state, run.index, visit.scope, visitOf(run.state, target.value).node);
  if (!way) return refuse('workflow.not-a-return-target', { visit: target.value });
  return planAcross(
    run,
    { item: command.item, visit, target: target.value, mode, way },
    { node, asked: command.across },
  );
}

function planAcross(
  run: Run,
  plan: ReturnPlan,
  { node, asked }: { readonly node: NodeDefinition; readonly asked: ReturnCommand['across'] },
): Result<ReturnPlan> {
  const left = forksBetween(run.state, plan.visit.scope, plan.way.common);
  const outermostFork = left.at(-1);
  if (asked && !node.operations.chooseAcrossFork) return refuse('workflow.across-not-offered', { node: node.id });
  if (!outermostFork) return ok(plan);
  // 直送 over the edge of a fork always borrows: the other branches go on
  if (plan.mode === 'direct') return ok({ ...plan, across: 'borrow', outermostFork });
  const countersign = node.countersign || left.some((fork) => run.index.parallels.get(fork.block)?.countersign);
  const across = asked ?? node.acrossFork ?? (countersign ? 'wait' : 'cancel');
  if (across === 'borrow') return refuse('workflow.return-must-be-direct', { node: node.id });
  return ok({ ...plan, across, outermostFork });
}

/** R2b: the target works inside the returner's branch; its join cannot fire because the branch has not arrived. */
function borrow(run: Run, plan: ReturnPlan): void {
  closeReturnedVisit(run, plan.visit);
  openAgain(run, plan, { scope: plan.visit.scope, borrowed: true });
}

/** R1, R2 `cancel` and R3: leave the scopes up to the common one, enter closed forks again with the target's branch only. */
function goBack(run: Run, plan: ReturnPlan): void {
  closeReturnedVisit(run, plan.visit);
  if (plan.outermostFork) abandonFork(run, plan.outermostFork);
  openReturned(run, plan);
}

function parkForReturn(run: Run, plan: ReturnPlan): void {
  const fork = plan.outermostFork;
  if (!fork) return;
  emit(run, { kind: 'visitParked', visit: plan.visit.id, fork: fork.id });
  for (const item of itemsOf(run.state, plan.visit.id)) {
    if (item.state === 'open') emit(run, { kind: 'itemParked', item: item.id });
  }
  emit(run, { kind: 'returnWaits', item: plan.item, visit: plan.visit.id, fork: fork.id, to: plan.target });
}
