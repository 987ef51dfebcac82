import type { Instant, Result } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import type { Run } from '../engine/run.ts';
import { act, emit } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import { isUnderway } from '../returns/regions.ts';
import type { Visit } from '../state.ts';
import { renewLimit } from '../time/renew-limit.ts';
import { decidesAtOnce } from '../time/time-out.ts';
import { addWorkingMillis, workingMillisBetween } from '../time/working-time.ts';

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
  for (const visit of run.state.visits) if (isUnderway(visit)) goOnCounting(run, visit, suspended.since);
  return ok(undefined);
}

/** The due time moves; where it had passed, what comes after it does. Nothing is decided at the moment of resuming. */
function goOnCounting(run: Run, visit: Visit, since: Instant): void {
  const { calendar, now } = run.facts;
  if (!visit.dueAt) return;
  if (decidesAtOnce(run, visit, since)) {
    renewLimit(run, visit.id);
  } else if (visit.dueAt > since) {
    const left = workingMillisBetween(calendar, since, visit.dueAt);
    emit(run, { kind: 'dueMoved', visit: visit.id, dueAt: addWorkingMillis(calendar, now, left) });
  } else {
    const stoodStill = (visit.stoodStill ?? 0) + workingMillisBetween(calendar, since, now);
    emit(run, { kind: 'dueMoved', visit: visit.id, dueAt: visit.dueAt, stoodStill });
  }
}
