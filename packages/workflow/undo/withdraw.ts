import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import { actsAs, checkItem } from '../engine/holding.ts';
import type { Run } from '../engine/run.ts';
import { act, emit, itemOf, itemsOf, visitOf } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import { settleRest } from '../signers/parts.ts';
import { checkSeats } from '../signers/seats.ts';
import type { Actor, EventSeq, Item, PendingReturn, State, Visit } from '../state.ts';
import { renewLimit } from '../time/renew-limit.ts';
import { settleIfVoted } from '../votes/settle-visit.ts';
import { isAtWork } from '../votes/tally.ts';
import { bringBackClosed, endsOthersWork, openedBy, takeAwayOpened } from './inverse.ts';
import { undoNoted } from './undo.ts';
import { inTime, isLive, unread, untouched } from './undoable.ts';

/**
 * 撤回/取回: undoes the actor's own last act on this item. Everything that act opened must be untouched, and everything it
 * closed must still have a living place to come back to. The second condition matters as much as the first: somebody may
 * have returned the whole region in between, and then this item's generation is over.
 */
export function withdraw(run: Run, command: CommandOf<'withdraw'>): Result<void> {
  const found = checkItem(run.state, command.item);
  if (!found.ok) return found;
  const item = found.value;
  if (item.kind === 'read' || item.visit === undefined) return refuse('workflow.reading-item', { item: item.id });
  const { node } = visitOf(run.state, item.visit);
  // a step that a newer version has no more stays as it was done
  if (!run.program.nodes[node]?.operations.withdraw) return refuse('workflow.withdraw-not-offered', { node });

  const noted = lastNoted(run.state, item, command.actor);
  if (noted !== undefined) return undoNoted(run, noted, command.actor);
  const transfer = item.transfers.at(-1);
  if (item.state === 'open' && transfer?.from.personId === command.actor.personId)
    return withdrawTransfer(run, item, command.actor);
  if (!item.doneBy || !(actsAs(command.actor, item) || item.doneBy.personId === command.actor.personId)) {
    return refuse('workflow.nothing-to-withdraw', { item: item.id });
  }
  const waiting = run.state.pendingReturns.find((one) => one.item === item.id);
  const timely = inTime(run, item.closedAt);
  if (!timely.ok) return timely;
  if (waiting) return takeBackWaitingReturn(run, item, { actor: command.actor, pending: waiting });
  if (item.state === 'parked') return refuse('workflow.nothing-to-withdraw', { item: item.id });
  if (item.state === 'done' || item.state === 'returned') return undo(run, item, command.actor);
  return refuse('workflow.nothing-to-withdraw', { item: item.id });
}

/** An item at work may have an add-sign, a delegation or a claim as its holder's last act. */
function lastNoted(state: State, item: Item, actor: Actor): EventSeq | undefined {
  if (!isAtWork(item) || item.doneBy) return undefined;
  const own = (state.acts ?? []).filter(
    ({ by, act }) => by === actor.personId && 'item' in act && act.item === item.id && act.kind !== 'signerRemoved',
  );
  const last = own.at(-1)?.seq;
  return last !== undefined && last > (item.transfers.at(-1)?.seq ?? 0) ? last : undefined;
}

function withdrawTransfer(run: Run, item: Item, actor: Actor): Result<void> {
  const last = item.transfers.at(-1);
  if (!last) return refuse('workflow.nothing-to-withdraw', { item: item.id });
  const timely = inTime(run, last.at);
  if (!timely.ok) return timely;
  const kept = unread(run, [item], actor);
  if (!kept.ok) return kept;
  act(run, actor, { kind: 'actWithdrawn', item: item.id, act: 'transfer', undoes: last.seq });
  emit(run, { kind: 'holderRestored', item: item.id, holder: last.from });
  return checkSeats(run.state);
}

/**
 * While a return waits for the other branches, who asked for it may take it back. Where it was a vote, the vote is taken out, who
 * was no longer needed works again, and what is left is counted anew.
 */
function takeBackWaitingReturn(run: Run, item: Item, { actor, pending }: WaitingReturn): Result<void> {
  const before = run.state;
  act(run, actor, { kind: 'actWithdrawn', item: item.id, act: 'waitingReturn', undoes: pending.cause });
  emit(run, { kind: 'waitingReturnDropped', item: item.id });
  emit(run, { kind: 'visitReopened', visit: pending.visit });
  for (const one of itemsOf(run.state, pending.visit)) {
    if (one.state === 'parked') emit(run, { kind: 'itemReopened', item: one.id });
  }
  if (item.wantsReturn) openVoteAgain(run, item, visitOf(before, pending.visit));
  settleRest(run, visitOf(run.state, pending.visit));
  renewLimit(run, pending.visit);
  return endsOthersWork(run) ? refuse('workflow.moved-on') : checkSeats(run.state);
}

interface WaitingReturn {
  readonly actor: Actor;
  readonly pending: PendingReturn;
}

function openVoteAgain(run: Run, item: Item, visit: Visit): void {
  if (visit.decided) emit(run, { kind: 'decisionRevoked', visit: visit.id });
  for (const one of itemsOf(run.state, visit.id))
    if (one.closedReason === 'decidedByOthers') emit(run, { kind: 'itemReopened', item: one.id });
  emit(run, { kind: 'itemReopened', item: item.id });
  settleIfVoted(run, visit.id);
}

function undo(run: Run, item: Item, actor: Actor): Result<void> {
  const seq = item.closedBy ?? 0;
  const refused = whyNot(run, item, seq);
  if (!refused.ok) return refused;
  const kept = unread(run, openedBy(run.state.items, seq), actor);
  if (!kept.ok) return kept;
  act(run, actor, {
    kind: 'actWithdrawn',
    item: item.id,
    act: item.state === 'done' && !item.wantsReturn ? 'completion' : 'return',
    undoes: seq,
  });
  const before = run.state;
  takeAwayOpened(run, before, seq);
  bringBackClosed(run, before, seq);
  settleAgain(run, before, seq);
  if (endsOthersWork(run)) return refuse('workflow.moved-on');
  return checkSeats(run.state);
}

/** Items rest as they should; a decided group is counted anew without the vote taken out, if anybody else has voted. */
function settleAgain(run: Run, before: State, seq: EventSeq): void {
  for (const visit of run.state.visits) {
    settleRest(run, visit);
    if (before.visits[visit.id - 1]?.decided?.by === seq) settleIfVoted(run, visit.id);
  }
}

function whyNot(run: Run, item: Item, seq: EventSeq): Result<void> {
  const irreversible = run.facts.irreversibleSince?.(seq);
  if (irreversible !== undefined) return refuse('workflow.irreversible-step', { step: irreversible });
  const touched = untouched(run, seq);
  if (!touched.ok) return touched;
  const visit = item.visit === undefined ? undefined : visitOf(run.state, item.visit);
  const parent = item.parent === undefined ? undefined : itemOf(run.state, item.parent);
  // the holder has already acted on the answer
  if (parent && item.part !== 'after' && item.part !== 'assist' && !isAtWork(parent))
    return refuse('workflow.already-acted-on', { nodes: visit ? [visit.node] : [] });
  const alive =
    visit !== undefined &&
    (visit.closedBy === seq || visit.state === 'open') &&
    !(visit.decided && visit.decided.by !== seq && !item.part) &&
    isLive(run.state, visit, seq);
  return alive ? ok(undefined) : refuse('workflow.moved-on');
}
