import { cancelChildren } from '../children/cancel-children.ts';
import { nodeOf } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { emit, itemsOf } from '../engine/run.ts';
import type { Visit } from '../state.ts';
import { hasNoFlow } from './no-flow.ts';
import { abandonFork, closeReturnedVisit, openAgain, openReturned } from './regions.ts';
import type { ReturnPlan } from './return-plan.ts';
import { planReturn } from './return-plan.ts';
import { returnerOf } from './returner.ts';

export function carryOutReturn(run: Run, plan: ReturnPlan): void {
  if (plan.across === 'wait') parkForReturn(run, plan);
  else if (plan.across === 'borrow') borrow(run, plan);
  else goBack(run, plan);
}

/** R2b: the target works inside the returner's branch; its join cannot fire because the branch has not arrived. */
function borrow(run: Run, plan: ReturnPlan): void {
  closeReturnedVisit(run, plan.visit, plan.mode);
  openAgain(run, plan, { scope: plan.visit.scope, borrowed: true });
}

/** R1, R2 `cancel` and R3: leave the scopes up to the common one, enter closed forks again with the target's branch only. */
function goBack(run: Run, plan: ReturnPlan): void {
  closeReturnedVisit(run, plan.visit, plan.mode);
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
  // R6: one child sends the whole call back; others of it do not work for what will be undone
  cancelChildren(run, plan.visit.id);
  emit(run, { kind: 'returnWaits', ...returnerOf(plan), visit: plan.visit.id, fork: fork.id, to: plan.target });
}

/**
 * R6, policy `vote`: the vote is "no", and the step has no flow for it: the return of the voter who asked for one first is
 * carried out. False = nobody asked, or there is such a flow.
 */
export function carryOutVotedReturn(run: Run, visit: Visit): boolean {
  if (nodeOf(run, visit.node).groupReturn !== 'vote' || hasNoFlow(run, visit.node)) return false;
  const asked = itemsOf(run.state, visit.id)
    .filter((item) => item.wantsReturn !== undefined && item.state === 'done')
    .sort((a, b) => (a.closedBy ?? 0) - (b.closedBy ?? 0));
  for (const { id, wantsReturn } of asked) {
    if (!wantsReturn) continue;
    const to = { kind: 'visit', visit: wantsReturn.to } as const;
    const plan = planReturn(run, { item: id, visit, to, mode: wantsReturn.mode });
    if (!plan.ok) continue;
    carryOutReturn(run, plan.value);
    return true;
  }
  return false;
}
