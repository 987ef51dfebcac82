import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import { branchStandingStill } from '../control/standing-still.ts';
import { nodeOf } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { act, visitOf } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import { carryOutReturn } from '../returns/carry-out-return.ts';
import { planChildReturn } from '../returns/return-plan.ts';
import { targetsOf } from '../returns/return-targets.ts';
import type { Visit, VisitId } from '../state.ts';
import { settleVisit } from '../votes/settle-visit.ts';

/** A child instance has ended. Its report counts once; a child of a step that is over is only noted. */
export function childReport(run: Run, command: CommandOf<'childReport'>): Result<void> {
  const child = run.state.children?.[command.child - 1];
  if (!child) return refuse('workflow.unknown-child', { child: command.child });
  if (child.state !== 'running') return refuse('workflow.child-ended', { child: child.id });
  const visit = visitOf(run.state, child.visit);
  const returns = command.as === 'returned' && visit.state === 'open' && nodeOf(run, visit.node).groupReturn !== 'vote';
  const target = returns ? callersTarget(run, visit, command.to) : undefined;
  if (returns && target === undefined) return refuse('workflow.not-a-return-target', { visit: command.to ?? 0 });
  const { as, reason } = command;
  act(run, undefined, { kind: 'childReported', child: child.id, as, ...(reason ? { reason } : {}) });
  if (target !== undefined) returnCall(run, { child: child.id, visit: visitOf(run.state, visit.id), target });
  // in a branch that stands still it is heard; what follows comes when that goes on
  else if (visit.state === 'open' && !branchStandingStill(run.state, visit.scope)) settleVisit(run, visit.id);
  return ok(undefined);
}

/** R5: any earlier step of the caller; the one before the call when none is named. */
function callersTarget(run: Run, visit: Visit, to: VisitId | undefined): VisitId | undefined {
  const targets = targetsOf(run.index, run.state, visit).map((target) => target.visit);
  if (to !== undefined) return targets.find((target) => target === to);
  return targets.find((target) => visit.from.includes(target)) ?? targets[0];
}

/**
 * Like the return of a person: other children of the call stop, the target works and the call is made again after it. What
 * becomes of other branches says the step, or the 会签 they belong to.
 */
function returnCall(run: Run, from: { readonly child: number; readonly visit: Visit; readonly target: VisitId }): void {
  const plan = planChildReturn(run, from);
  if (plan) carryOutReturn(run, plan);
}
