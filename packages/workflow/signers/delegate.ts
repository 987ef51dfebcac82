import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import { actsAs, checkHolding, checkItem } from '../engine/holding.ts';
import { nodeOf, openItem } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { act, emit } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import { answersDue, cancelTree, reviveParent } from './parts.ts';
import { hasSeat } from './seats.ts';

/** 委派: somebody else prepares; the item comes back to its holder, who must act. Delegates may delegate again. */
export function delegate(run: Run, command: CommandOf<'delegate'>): Result<void> {
  const held = checkHolding(run, command.item, command.actor);
  if (!held.ok) return held;
  const { item, visit } = held.value;
  if (nodeOf(run, visit.node).operations.delegate !== true)
    return refuse('workflow.delegate-not-offered', { node: visit.node });
  const { personId, assignmentId } = command.to;
  if (personId === item.holder.personId || personId === command.actor.personId)
    return refuse('workflow.transfer-to-self');
  if (hasSeat(run.state, visit.id, personId)) return refuse('workflow.already-handles-step', { person: personId });
  act(run, command.actor, {
    kind: 'itemDelegated',
    item: item.id,
    to: { personId, assignmentId },
    ...(command.reason ? { reason: command.reason } : {}),
  });
  openItem(run, visit, { personId, assignmentId }, { part: 'delegate', parent: item.id });
  emit(run, { kind: 'itemParked', item: item.id });
  return ok(undefined);
}

/** The holder takes a delegated item back, whatever the delegate has done with it so far. */
export function recall(run: Run, command: CommandOf<'recall'>): Result<void> {
  const found = checkItem(run.state, command.item);
  if (!found.ok) return found;
  const item = found.value;
  if (!actsAs(command.actor, item)) return refuse('workflow.not-the-holder', { item: item.id });
  const delegated = answersDue(run.state, item).filter((one) => one.part === 'delegate');
  if (delegated.length === 0) return refuse('workflow.nothing-delegated', { item: item.id });
  act(run, command.actor, { kind: 'delegationRecalled', item: item.id });
  for (const one of delegated) cancelTree(run, one.id, 'recalled');
  reviveParent(run, item.id);
  return ok(undefined);
}
