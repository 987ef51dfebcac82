import { cancelChildren } from '../children/cancel-children.ts';
import type { Run } from '../engine/run.ts';
import {
  branchesOf,
  consumeToken,
  emit,
  itemOf,
  itemsOf,
  liveToken,
  placeToken,
  scopeOf,
  visitOf,
} from '../engine/run.ts';
import { returnerOf } from '../returns/returner.ts';
import type { EventSeq, Item, LapsedReturn, State, Token } from '../state.ts';
import { renewLimit } from '../time/renew-limit.ts';
import { isVote, membersOf } from '../votes/tally.ts';

/** Undoing is never deletion: what an act opened is withdrawn, what it closed is open again, by events of their own. */

export const openedBy = <T extends { readonly cause: EventSeq }>(list: readonly T[], seq: EventSeq): readonly T[] =>
  list.filter((one) => one.cause === seq);

/** Votes counted anew would decide, and so end the work of others: taking back never does that. */
export const endsOthersWork = (run: Run): boolean =>
  run.events.some((event) => event.kind === 'itemCancelled' && event.reason === 'decidedByOthers');

/** What the act opened is withdrawn: its items, visits, scopes and tokens. `before` is the state before undoing. */
export function takeAwayOpened(run: Run, before: State, seq: EventSeq): void {
  const visits = new Set(openedBy(before.visits, seq).map((visit) => visit.id));
  // the latest first, so that the turns it gave come back in their order
  for (const item of [...before.items].reverse()) {
    // an incident's items were opened later, by the administrator's act
    // who has read a copy has read it
    if (item.kind === 'read' && item.state !== 'open') continue;
    if (item.cause !== seq && !(item.kind === 'do' && item.visit !== undefined && visits.has(item.visit))) continue;
    emit(run, { kind: 'itemCancelled', item: item.id, as: 'withdrawn', reason: 'withdrawn' });
    requeue(run, before, item, seq);
  }
  for (const visit of visits) {
    const { group } = visitOf(before, visit);
    if (group) emit(run, { kind: 'scopeClosed', scope: group, as: 'abandoned' });
    cancelChildren(run, visit);
    emit(run, { kind: 'visitClosed', visit, as: 'withdrawn' });
  }
  // by scope as well: a token put back by somebody else's withdrawal bears that act
  for (const token of before.tokens) {
    const opened = token.cause === seq || scopeOf(before, token.scope).cause === seq;
    if (opened && token.state === 'live') emit(run, { kind: 'tokenConsumed', token: token.id });
  }
  for (const scope of openedBy(before.scopes, seq)) {
    // a branch started beside others that has already arrived does not count either
    const beside = scope.kind === 'branch' && scopeOf(before, scope.parent).cause !== seq && scope.state === 'closed';
    const ended = scope.kind === 'group' || scope.state !== 'open';
    if (!ended || beside) emit(run, { kind: 'scopeClosed', scope: scope.id, as: 'abandoned' });
  }
}

/** A turn given by the act that is taken back: the next member waits again, or the person after is planned again. */
function requeue(run: Run, before: State, item: Item, seq: EventSeq): void {
  const visit = item.visit === undefined ? undefined : visitOf(run.state, item.visit);
  if (!visit || visit.cause === seq || item.kind === 'read') return;
  if (item.part === 'after' && item.parent !== undefined) {
    const after = run.state.items[item.parent - 1]?.after ?? [];
    emit(run, { kind: 'afterListChanged', item: item.parent, after: [item.holder, ...after] });
    return;
  }
  if (item.part || run.program.nodes[visit.node]?.multi.mode !== 'sequential') return;
  // back to the member before: there the returner had been put at the head of the queue
  const returned = before.items.some(
    (one) => one.visit === visit.id && one.closedBy === seq && one.state === 'returned',
  );
  const queue = returned ? visit.queue.slice(1) : [item.holder, ...visit.queue];
  emit(run, { kind: 'queueChanged', visit: visit.id, queue });
}

/** What the act closed is open again: scopes from outside inwards, visits, items, and one live token for each scope. */
export function bringBackClosed(run: Run, before: State, seq: EventSeq): void {
  for (const { id, passed } of before.scopes) if (passed === seq) emit(run, { kind: 'enoughRevoked', fork: id });
  for (const scope of before.scopes) {
    if (scope.closedBy !== seq || scope.cause === seq) continue;
    const parent = scopeOf(run.state, scope.parent || scope.id);
    // its arrival at the join is taken back too
    if (scope.kind === 'branch' && scope.arrivedBy) {
      emit(run, { kind: 'scopeReopened', scope: parent.id, arrived: parent.arrived - 1 });
    }
    emit(run, { kind: 'scopeReopened', scope: scope.id, arrived: scope.arrived });
  }
  for (const visit of before.visits) {
    if (visit.closedBy === seq && visit.cause !== seq) emit(run, { kind: 'visitReopened', visit: visit.id });
    if (visit.decided?.by === seq) emit(run, { kind: 'decisionRevoked', visit: visit.id });
  }
  for (const item of before.items) bringBackItem(run, before, item, seq);
  for (const lapsed of before.lapsedReturns ?? []) if (lapsed.closedBy === seq) waitAgain(run, lapsed);
  startStoppedChildren(run, before, seq);
  for (const token of before.tokens) if (token.consumedBy === seq && token.cause !== seq) restoreToken(run, token);
  recountRestarted(run, before, seq);
  recountVotes(run, before, seq);
  for (const visit of before.visits) if (visit.closedBy === seq && visit.cause !== seq) renewLimit(run, visit.id);
}

/** A vote the system had given in a turn that the act opened is gone with that turn. */
function recountVotes(run: Run, before: State, seq: EventSeq): void {
  for (const { group, id } of run.state.visits) {
    const scope = group === undefined ? undefined : scopeOf(run.state, group);
    const taken = before.items.some((item) => item.visit === id && item.cause === seq && item.state === 'done');
    if (scope?.state !== 'open' || !taken) continue;
    const arrived = membersOf(run.state, visitOf(run.state, id)).filter(isVote).length;
    if (arrived !== scope.arrived) emit(run, { kind: 'scopeReopened', scope: scope.id, arrived });
  }
}

/** Children that the act had stopped are taken up again, as numbers of their own. */
function startStoppedChildren(run: Run, before: State, seq: EventSeq): void {
  for (const { id, visit, process, mode, element, ...child } of before.children ?? []) {
    if (child.closedBy !== seq || child.cause === seq || child.state !== 'cancelled') continue;
    const number = (run.state.children?.length ?? 0) + 1;
    const of = element === undefined ? {} : { element };
    emit(run, { kind: 'childStarted', child: number, visit, process, mode, reopens: id, ...of });
  }
}

/** A return that had been waiting waits again, with all items of its visit at rest. */
function waitAgain(run: Run, lapsed: LapsedReturn): void {
  const { item, visit } = lapsed;
  for (const one of itemsOf(run.state, visit))
    if (one.state === 'open' && one.id !== item) emit(run, { kind: 'itemParked', item: one.id });
  const asVote = item !== undefined && itemOf(run.state, item).state === 'done';
  emit(run, { kind: 'waitingReturnRestored', ...returnerOf(lapsed), ...(asVote ? { asVote } : {}) });
}

function bringBackItem(run: Run, before: State, item: Item, seq: EventSeq): void {
  if (item.closedBy === seq && item.cause !== seq) emit(run, { kind: 'itemReopened', item: item.id });
  if (item.voidedBy !== seq) return;
  emit(run, { kind: 'opinionRestored', item: item.id });
  const visit = item.visit === undefined ? undefined : visitOf(before, item.visit);
  // a vote voided while its group stays open had been taken out of the count
  if (!visit?.group || visit.state !== 'open' || item.part) return;
  const { arrived } = scopeOf(run.state, visit.group);
  emit(run, { kind: 'scopeReopened', scope: visit.group, arrived: arrived + 1 });
}

function restoreToken(run: Run, token: Token): void {
  if (liveToken(run.state, token.scope)) consumeToken(run, token.scope);
  placeToken(run, token.scope, token.at);
}

/** A jump had restarted a branch that had arrived already: it has arrived again. */
function recountRestarted(run: Run, before: State, seq: EventSeq): void {
  for (const scope of openedBy(before.scopes, seq)) {
    const fork = scope.kind === 'branch' ? scopeOf(before, scope.parent) : undefined;
    if (!fork || fork.cause === seq) continue;
    const count = branchesOf(run.state, fork.id).filter((branch) => branch.arrivedBy !== undefined).length;
    const { arrived, expected } = scopeOf(run.state, fork.id);
    if (count !== arrived) emit(run, { kind: 'scopeReopened', scope: fork.id, arrived: count });
    const taken = branchesOf(run.state, fork.id).length;
    if (taken !== expected) emit(run, { kind: 'groupResized', scope: fork.id, expected: taken });
  }
}
