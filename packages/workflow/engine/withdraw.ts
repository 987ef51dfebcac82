import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { Command } from '../command.ts';
import { refuse } from '../rejections.ts';
import type { Actor, EventSeq, Item, ScopeId, State, Token, Visit } from '../state.ts';
import { actsAs, checkItem } from './holding.ts';
import { nodeOf } from './open-visit.ts';
import { isUnderway } from './regions.ts';
import type { Run } from './run.ts';
import { act, consumeToken, emit, itemsOf, liveToken, placeToken, scopeOf, visitOf } from './run.ts';

type WithdrawCommand = Extract<Command, { kind: 'withdraw' }>;

/**
 * 撤回/取回: undoes the actor's own last act on this item. Everything that act opened must be untouched, and everything it
 * closed must still have a living place to come back to. The second condition matters as much as the first: somebody may
 * have returned the whole region in between, and then this item's generation is over.
 */
export function withdraw(run: Run, command: WithdrawCommand): Result<void> {
  const found = checkItem(run.state, command.item);
  if (!found.ok) return found;
  const item = found.value;
  if (item.kind === 'read' || item.visit === undefined) return refuse('workflow.reading-item', { item: item.id });
  const node = nodeOf(run, visitOf(run.state, item.visit).node);
  if (!node.operations.withdraw) return refuse('workflow.withdraw-not-offered', { node: node.id });

  const transfer = item.transfers.at(-1);
  if (item.state === 'open' && transfer?.from.personId === command.actor.personId)
    return withdrawTransfer(run, item, command.actor);
  if (!item.doneBy || !(actsAs(command.actor, item) || item.doneBy.personId === command.actor.personId)) {
    return refuse('workflow.nothing-to-withdraw', { item: item.id });
  }
  if (item.state === 'parked') return takeBackWaitingReturn(run, item, command.actor);
  if (item.state === 'done' || item.state === 'returned') return undo(run, item, command.actor);
  return refuse('workflow.nothing-to-withdraw', { item: item.id });
}

function withdrawTransfer(run: Run, item: Item, actor: Actor): Result<void> {
  const last = item.transfers.at(-1);
  if (!last) return refuse('workflow.nothing-to-withdraw', { item: item.id });
  act(run, actor, { kind: 'actWithdrawn', item: item.id, act: 'transfer', undoes: last.seq });
  emit(run, { kind: 'holderRestored', item: item.id, holder: last.from });
  return ok(undefined);
}

/** While a return waits for the other branches, who asked for it may take it back. */
function takeBackWaitingReturn(run: Run, item: Item, actor: Actor): Result<void> {
  const pending = run.state.pendingReturns.find((one) => one.item === item.id);
  if (!pending) return refuse('workflow.nothing-to-withdraw', { item: item.id });
  act(run, actor, { kind: 'actWithdrawn', item: item.id, act: 'waitingReturn', undoes: pending.cause });
  emit(run, { kind: 'waitingReturnDropped', item: item.id });
  emit(run, { kind: 'visitReopened', visit: pending.visit });
  for (const one of itemsOf(run.state, pending.visit)) {
    if (one.state === 'parked') emit(run, { kind: 'itemReopened', item: one.id });
  }
  return ok(undefined);
}

function undo(run: Run, item: Item, actor: Actor): Result<void> {
  const seq = item.closedBy ?? 0;
  const refused = whyNot(run, item, seq);
  if (!refused.ok) return refused;
  act(run, actor, {
    kind: 'actWithdrawn',
    item: item.id,
    act: item.state === 'done' ? 'completion' : 'return',
    undoes: seq,
  });
  const before = run.state;
  takeAwayOpened(run, before, seq);
  bringBackClosed(run, before, seq);
  return ok(undefined);
}

function whyNot(run: Run, item: Item, seq: EventSeq): Result<void> {
  const { state } = run;
  const irreversible = run.facts.irreversibleSince?.(seq);
  if (irreversible !== undefined) return refuse('workflow.irreversible-step', { step: irreversible });
  const touched = openedBy(state.visits, seq).filter((visit) => !isUnderway(visit) || actedOn(state, visit));
  if (touched.length > 0) return refuse('workflow.already-acted-on', { nodes: touched.map((visit) => visit.node) });
  const members = openedBy(state.items, seq).filter((one) => one.state !== 'open' || one.transfers.length > 0);
  if (members.length > 0) return refuse('workflow.already-acted-on', { nodes: nodesOf(state, members) });
  return isAlive(state, item, seq) ? ok(undefined) : refuse('workflow.moved-on');
}

/** Somebody acted in a visit when one of its items is no longer plainly open, whatever brought the item there. */
const actedOn = (state: State, visit: Visit): boolean =>
  visit.state === 'parked' ||
  itemsOf(state, visit.id).some((item) => item.state !== 'open' || item.transfers.length > 0);

const nodesOf = (state: State, items: readonly Item[]): readonly string[] => [
  ...new Set(items.flatMap((item) => (item.visit === undefined ? [] : [visitOf(state, item.visit).node]))),
];

/** Every region the act closed comes back into a scope that is open now or comes back with it; nothing it opened has ended since. */
function isAlive(state: State, item: Item, seq: EventSeq): boolean {
  const comesBack = (id: ScopeId): boolean => {
    if (id === 0) return true;
    const scope = scopeOf(state, id);
    return (scope.state === 'open' || (scope.closedBy === seq && scope.cause !== seq)) && comesBack(scope.parent);
  };
  const visit = item.visit === undefined ? undefined : visitOf(state, item.visit);
  if (!visit || !(visit.closedBy === seq || visit.state === 'open')) return false;
  if (!comesBack(visit.group ?? visit.scope) || !comesBack(visit.scope)) return false;
  // waiting returns that this act set off belong to somebody else
  if (state.visits.some((one) => one.closedBy === seq && one.state === 'returned' && one.id !== visit.id)) return false;
  const scopesEnded = openedBy(state.scopes, seq).some((scope) => scope.state !== 'open' && scope.closedBy !== seq);
  return !scopesEnded && closedVisitsAlive(state, seq, comesBack);
}

const closedVisitsAlive = (state: State, seq: EventSeq, comesBack: (id: ScopeId) => boolean): boolean =>
  state.visits.every((visit) => visit.closedBy !== seq || comesBack(visit.scope));

const openedBy = <T extends { readonly cause: EventSeq }>(list: readonly T[], seq: EventSeq): readonly T[] =>
  list.filter((one) => one.cause === seq);

/** What the act opened is withdrawn: its items, visits, scopes and tokens. */
function takeAwayOpened(run: Run, before: State, seq: EventSeq): void {
  const visits = new Set(openedBy(before.visits, seq).map((visit) => visit.id));
  for (const item of before.items) {
    // an incident's items were opened later, by the administrator's act
    if (item.cause !== seq && !(item.kind === 'do' && item.visit !== undefined && visits.has(item.visit))) continue;
    emit(run, { kind: 'itemCancelled', item: item.id, as: 'withdrawn', reason: 'withdrawn' });
    requeue(run, item, seq);
  }
  for (const visit of visits) {
    const { group } = visitOf(before, visit);
    if (group) emit(run, { kind: 'scopeClosed', scope: group, as: 'abandoned' });
    emit(run, { kind: 'visitClosed', visit, as: 'withdrawn' });
  }
  // by scope as well: a token put back by somebody else's withdrawal bears that act
  for (const token of before.tokens) {
    const opened = token.cause === seq || scopeOf(before, token.scope).cause === seq;
    if (opened && token.state === 'live') emit(run, { kind: 'tokenConsumed', token: token.id });
  }
  for (const scope of openedBy(before.scopes, seq)) {
    const ended = scope.kind === 'group' || scope.state !== 'open';
    if (!ended) emit(run, { kind: 'scopeClosed', scope: scope.id, as: 'abandoned' });
  }
}

/** Sequential group: the next member's turn, given by the withdrawn vote, goes back to the head of the queue. */
function requeue(run: Run, item: Item, seq: EventSeq): void {
  const visit = item.visit === undefined ? undefined : visitOf(run.state, item.visit);
  if (!visit || visit.cause === seq) return;
  emit(run, { kind: 'queueChanged', visit: visit.id, queue: [item.holder, ...visit.queue] });
}

/** What the act closed is open again: scopes from outside inwards, visits, items, and one live token for each scope. */
function bringBackClosed(run: Run, before: State, seq: EventSeq): void {
  for (const scope of before.scopes) {
    if (scope.closedBy !== seq || scope.cause === seq) continue;
    const parent = scopeOf(run.state, scope.parent);
    // its arrival at the join is taken back too
    if (scope.kind === 'branch' && scope.arrivedBy) {
      emit(run, { kind: 'scopeReopened', scope: parent.id, arrived: parent.arrived - 1 });
    }
    emit(run, { kind: 'scopeReopened', scope: scope.id, arrived: scope.arrived });
  }
  for (const visit of before.visits) if (visit.closedBy === seq) emit(run, { kind: 'visitReopened', visit: visit.id });
  for (const item of before.items) {
    if (item.closedBy === seq) emit(run, { kind: 'itemReopened', item: item.id });
    if (item.voidedBy === seq) emit(run, { kind: 'opinionRestored', item: item.id });
  }
  for (const token of before.tokens) if (token.consumedBy === seq && token.cause !== seq) restoreToken(run, token);
}

function restoreToken(run: Run, token: Token): void {
  if (liveToken(run.state, token.scope)) consumeToken(run, token.scope);
  placeToken(run, token.scope, token.at);
}
