import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import type { Run } from '../engine/run.ts';
import { act, emit, isWithin } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import { isUnderway } from '../returns/regions.ts';
import type { StandStill, Visit } from '../state.ts';
import { renewLimit } from '../time/renew-limit.ts';
import { decidesAtOnce } from '../time/time-out.ts';
import { addWorkingMillis, workingMillisBetween } from '../time/working-time.ts';
import { branchStandingStill } from './standing-still.ts';

/** 挂起: everything stays listed and readable; nothing else until it is resumed. */
export function suspend(run: Run, command: CommandOf<'suspend'>): Result<void> {
  if (command.reason === '') return refuse('workflow.reason-needed');
  act(run, command.actor, { kind: 'processSuspended', reason: command.reason });
  return ok(undefined);
}

/** 激活: what was not yet due when it was suspended has the same working time left as then. */
export function resume(run: Run, command: CommandOf<'resume'>): Result<void> {
  const { suspended } = run.state;
  if (!suspended) return refuse('workflow.not-suspended');
  act(run, command.actor, { kind: 'processResumed' });
  // what stands in a branch that stands still by itself goes on counting with that
  const stood = run.state.visits.filter((visit) => isUnderway(visit) && !branchStandingStill(run.state, visit.scope));
  for (const visit of stood) goOnCounting(run, visit, suspended);
  return ok(undefined);
}

/** 暂停一支: not the branches beside it, nor what is done outside of it; a return that leaves its fork still ends it. */
export function suspendBranch(run: Run, { scope: id, actor, reason }: CommandOf<'suspendBranch'>): Result<void> {
  if (reason === '') return refuse('workflow.reason-needed');
  const scope = run.state.scopes[id - 1];
  if (scope?.kind !== 'branch' || scope.state !== 'open') return refuse('workflow.no-such-branch', { scope: id });
  if (branchStandingStill(run.state, id)) return refuse('workflow.branch-suspended');
  act(run, actor, { kind: 'branchSuspended', scope: id, reason });
  return ok(undefined);
}

/** 恢复一支: what was not yet due has the same working time left; children that ended meanwhile count now. */
export function resumeBranch(run: Run, { scope: id, actor }: CommandOf<'resumeBranch'>): Result<void> {
  const scope = run.state.scopes[id - 1];
  const suspended = scope?.state === 'open' ? scope.suspended : undefined;
  if (!scope || !suspended) return refuse('workflow.branch-not-suspended', { scope: id });
  if (branchStandingStill(run.state, scope.parent)) return refuse('workflow.branch-suspended');
  act(run, actor, { kind: 'branchResumed', scope: id });
  for (const visit of run.state.visits) {
    const goesOn = isWithin(run.state, visit.scope, id) && !branchStandingStill(run.state, visit.scope);
    if (!isUnderway(visit) || !goesOn) continue;
    goOnCounting(run, visit, suspended);
    if (visit.state === 'open' && run.program.nodes[visit.node]?.call) run.unsettled.push(visit.id);
  }
  return ok(undefined);
}

/** The due time moves; where it had passed, what comes after it does. Nothing is decided at the moment of resuming. */
function goOnCounting(run: Run, visit: Visit, { since, by }: StandStill): void {
  const { calendar, now } = run.facts;
  if (!visit.dueAt) return;
  // opened meanwhile (a child had ended): it has stood still since it began
  if (visit.cause > by || decidesAtOnce(run, visit, since)) {
    renewLimit(run, visit.id);
  } else if (visit.dueAt > since) {
    const left = workingMillisBetween(calendar, since, visit.dueAt);
    emit(run, { kind: 'dueMoved', visit: visit.id, dueAt: addWorkingMillis(calendar, now, left) });
  } else {
    const stoodStill = (visit.stoodStill ?? 0) + workingMillisBetween(calendar, since, now);
    emit(run, { kind: 'dueMoved', visit: visit.id, dueAt: visit.dueAt, stoodStill });
  }
}
