import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import { branchStandingStill } from '../control/standing-still.ts';
import { nodeOf } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { act, forksBetween, visitOf } from '../engine/run.ts';
import { wayTo } from '../flow/lineage.ts';
import { refuse } from '../rejections.ts';
import { abandonFork, closeReturnedVisit, openReturned } from '../returns/regions.ts';
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
  if (target !== undefined) returnCall(run, visitOf(run.state, visit.id), target);
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

/** The call step is left, other children stop, the target works and the call is made again after it. */
function returnCall(run: Run, visit: Visit, target: VisitId): void {
  const way = wayTo(run.state, run.index, visit.scope, visitOf(run.state, target).node);
  if (!way) return;
  const outermost = forksBetween(run.state, visit.scope, way.common).at(-1);
  closeReturnedVisit(run, visit, 'rewalk');
  if (outermost) abandonFork(run, outermost);
  openReturned(run, { visit, target, mode: 'rewalk', way });
}
