import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import type { Run } from '../engine/run.ts';
import { act, emit } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import { isUnderway } from '../returns/regions.ts';
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
  const { calendar, now } = run.facts;
  for (const visit of run.state.visits) {
    if (!visit.dueAt || !isUnderway(visit) || visit.dueAt <= suspended.since) continue;
    const left = workingMillisBetween(calendar, suspended.since, visit.dueAt);
    emit(run, { kind: 'dueMoved', visit: visit.id, dueAt: addWorkingMillis(calendar, now, left) });
  }
  return ok(undefined);
}
