import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import type { Run } from '../engine/run.ts';
import { act } from '../engine/run.ts';
import { refuse } from '../rejections.ts';

/** 加一步: one planned step whose turn has not come is taken off again by who added it; those behind it move up. */
export function dropAddedStep(run: Run, command: CommandOf<'dropAddedStep'>): Result<void> {
  const visit = run.state.visits[command.visit - 1];
  if (!visit) return refuse('workflow.unknown-visit', { visit: command.visit });
  const step = visit.adhoc?.later?.[command.at];
  if (visit.state !== 'open' || !step) return refuse('workflow.no-such-added-step', { visit: visit.id });
  if (step.by !== command.actor.personId) return refuse('workflow.remove-not-allowed', { person: step.by ?? '' });
  if (command.reason === '') return refuse('workflow.reason-needed');
  act(run, command.actor, {
    kind: 'addedStepDropped',
    visit: visit.id,
    place: command.at,
    step,
    reason: command.reason,
  });
  return ok(undefined);
}
