import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import { returnToCaller } from '../control/end-process.ts';
import { checkHolding } from '../engine/holding.ts';
import { nodeOf, openMember } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { act, emit, scopeOf, visitOf } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import type { Item, Visit } from '../state.ts';
import { settleVisit } from '../votes/settle-visit.ts';
import { carryOutReturn } from './carry-out-return.ts';
import { previousMember } from './previous-member.ts';
import { planReturn } from './return-plan.ts';

type ReturnCommand = CommandOf<'return'>;

/** 退回: plan (may it, whereto, what about the other branches), then carry out — in a group as its policy says (R6). */
export function returnItem(run: Run, command: ReturnCommand): Result<void> {
  if (command.to.kind === 'callingProcess') return returnToCaller(run, command);
  const held = checkHolding(run, command.item, command.actor);
  if (!held.ok) return held;
  const { visit, item } = held.value;
  if (item.part) return refuse('workflow.added-only-answers', { item: item.id });
  if (visit.decided) return refuse('workflow.vote-already-decided', { visit: visit.id });
  const policy = visit.group ? nodeOf(run, visit.node).groupReturn : undefined;
  const before = command.to.kind === 'previous' ? previousMember(run.program, run.state, item.id) : undefined;
  if (before) return backToMember(run, command, { visit, item, before });

  const planned = planReturn(run, { ...command, visit });
  if (!planned.ok) return planned;
  const plan = planned.value;
  const asVote = policy === 'vote' && 'rule' in nodeOf(run, visit.node).multi;
  const across = plan.across && !asVote ? { across: plan.across } : {};
  act(run, command.actor, {
    kind: 'itemReturned',
    item: command.item,
    to: plan.target,
    mode: plan.mode,
    reason: command.reason,
    ...across,
    ...(asVote ? { group: 'vote' as const } : {}),
  });
  if (asVote) settleVisit(run, visit.id);
  else carryOutReturn(run, plan);
  return ok(undefined);
}

/** `prevMember`: the member before votes anew; the returner's turn comes again after that. */
function backToMember(
  run: Run,
  command: ReturnCommand,
  { visit, item, before }: { readonly visit: Visit; readonly item: Item; readonly before: Item },
): Result<void> {
  act(run, command.actor, {
    kind: 'itemReturned',
    item: item.id,
    to: visit.id,
    mode: 'rewalk',
    group: 'prevMember',
    reason: command.reason,
  });
  emit(run, { kind: 'opinionVoided', item: before.id });
  if (visit.group) {
    emit(run, { kind: 'scopeReopened', scope: visit.group, arrived: scopeOf(run.state, visit.group).arrived - 1 });
  }
  emit(run, { kind: 'queueChanged', visit: visit.id, queue: [item.holder, ...visitOf(run.state, visit.id).queue] });
  openMember(run, visit.id, before.holder);
  return ok(undefined);
}
