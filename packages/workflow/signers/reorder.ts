import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import { actsAs } from '../engine/holding.ts';
import { nodeOf } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { act, emit } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import { membersOf } from '../votes/tally.ts';

/** 顺序会签: the members whose turn has not come, in another order. By whose turn it is, or an administrator. */
export function reorder(run: Run, command: CommandOf<'reorder'>): Result<void> {
  const visit = run.state.visits[command.visit - 1];
  if (!visit) return refuse('workflow.unknown-visit', { visit: command.visit });
  if (visit.state !== 'open') return refuse('workflow.visit-not-under-way', { visit: visit.id });
  const node = nodeOf(run, visit.node);
  const turn = membersOf(run.state, visit).some((item) => item.state === 'open' && actsAs(command.actor, item));
  const offered = command.asAdministrator === true || (turn && node.operations.reorder === true);
  if (!offered || node.multi.mode !== 'sequential') return refuse('workflow.reorder-not-offered', { node: node.id });
  const queue = command.order.flatMap((id) => visit.queue.find((one) => one.personId === id) ?? []);
  const same = queue.length === visit.queue.length && new Set(command.order).size === visit.queue.length;
  if (!same) return refuse('workflow.not-the-same-members');
  act(run, command.actor, {
    kind: 'queueReordered',
    visit: visit.id,
    ...(command.reason ? { reason: command.reason } : {}),
  });
  emit(run, { kind: 'queueChanged', visit: visit.id, queue });
  return ok(undefined);
}
