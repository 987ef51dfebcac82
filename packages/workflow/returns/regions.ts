import { cancelChildren } from '../children/cancel-children.ts';
import { handlersAgain, nodeOf, openVisit } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { consumeToken, emit, isWithin, itemsOf, liveToken, scopeOf, visitOf } from '../engine/run.ts';
import type { ReturnWay } from '../flow/lineage.ts';
import { openBranches, openFork } from '../flow/open-fork.ts';
import type { ResumeMode } from '../program.ts';
import type { CarryOver, ClosingReason, ItemId, Scope, ScopeId, Visit, VisitId } from '../state.ts';
import { returnerOf } from './returner.ts';

/** What is opened again, for whom and how it comes back. */
export interface Reopening {
  readonly visit: Visit;
  readonly target: VisitId;
  readonly mode: ResumeMode;
  readonly carry?: readonly CarryOver[];
}

/** Opens the target in the common scope; forks on the way are opened as their next generation, other branches carried over. */
export function openReturned(run: Run, plan: Reopening & { readonly way: ReturnWay }): void {
  let scope = plan.way.common;
  for (const step of plan.way.enter) {
    const results = run.state.scopes.findLast(
      (one) =>
        one.kind === 'fork' && one.block === step.block.id && (one.state === 'closed' || one.passed !== undefined),
    );
    const fork = openFork(run, step.block, { parent: scope, active: [step.branch], results: results?.id });
    const branch = run.state.scopes.findLast((one) => one.parent === fork && one.branch === step.branch);
    if (branch) scope = branch.id;
  }
  openAgain(run, plan, { scope });
}

/** Opens one more visit of the target's node for who did it. */
export function openAgain(run: Run, plan: Reopening, at: { readonly scope: ScopeId; readonly borrowed?: true }): void {
  const target = visitOf(run.state, plan.target);
  const why = [{ code: 'workflow.returned', facts: { node: plan.visit.node, visit: plan.visit.id, mode: plan.mode } }];
  const carry = plan.carry ?? plan.visit.carry;
  openVisit(run, {
    node: target.node,
    ...at,
    from: target.from,
    returnedFrom: plan.visit.id,
    ...(target.adhoc ? { adhoc: target.adhoc } : {}),
    ...(target.freely ? { freely: target.freely } : {}),
    ...handlersAgain(run, target, why, nodeOf(run, target.node).reopen === 'refusers' ? 'refusers' : 'everybody'),
    ...(plan.mode === 'direct' ? { returnTo: plan.visit.id } : {}),
    ...(carry ? { carry } : {}),
  });
}

/**
 * R6, policy `all`: one member's return returns the whole group; votes given do not count any more, unless the resubmission
 * shall ask the returner only.
 */
export function closeReturnedVisit(run: Run, visit: Visit, mode: ResumeMode): void {
  const keepVotes = mode === 'direct' && nodeOf(run, visit.node).resubmit === 'returner';
  for (const item of itemsOf(run.state, visit.id)) {
    if (item.state === 'open' || item.state === 'parked') cancelItem(run, item.id, 'returned');
    if (item.state === 'done' && visit.group && !item.voidedBy && !keepVotes)
      emit(run, { kind: 'opinionVoided', item: item.id });
  }
  if (visit.group && scopeOf(run.state, visit.group).state === 'open')
    emit(run, { kind: 'scopeClosed', scope: visit.group, as: 'abandoned' });
  cancelChildren(run, visit.id);
  stopBesideOf(run, visit);
  emit(run, { kind: 'visitClosed', visit: visit.id, as: 'returned' });
  consumeToken(run, visit.scope);
}

const cancelItem = (run: Run, item: ItemId, reason: ClosingReason): void =>
  emit(run, { kind: 'itemCancelled', item, as: 'cancelled', reason });

/** Closes a fork (or one branch) with all inside: open work is cancelled, opinions given there are void but stay in the trace. */
export const abandonFork = (run: Run, fork: Scope, reason: ClosingReason = 'siblingReturned'): void =>
  stopInside(run, fork, reason, 'voided');

/** What runs beside the flow of a region stops with it; opinions given there stay. */
export function stopBeside(run: Run, region: ScopeId, reason: ClosingReason = 'regionOver'): void {
  for (const scope of run.state.scopes)
    if (isBeside(scope) && scope.id !== region && isWithin(run.state, scope.id, region))
      stopScope(run, scope.id, reason);
}

/** A step is left without being done: what was begun beside it stops too. */
export function stopBesideOf(run: Run, visit: Visit): void {
  for (const scope of run.state.scopes) if (scope.of === visit.id) stopScope(run, scope.id, 'regionOver');
}

/** What the flow does not wait for stops, if it still runs; opinions given there stay. */
export function stopScope(run: Run, id: ScopeId, reason: ClosingReason): void {
  const scope = scopeOf(run.state, id);
  if (scope.state !== 'open') return;
  if (scope.passed === undefined) stopInside(run, scope, reason, 'kept');
  else for (const branch of openBranches(run, id)) stopRest(run, branch, reason);
}

/** A branch that goes on for the record stops; after the last one nothing is left of its fork. */
export function stopRest(run: Run, { id, parent }: Scope, reason: ClosingReason): void {
  stopScope(run, id, reason);
  closeWithLast(run, parent);
}

/** The flow has gone on from this fork: it is over with the last branch that goes on for the record. */
export function closeWithLast(run: Run, fork: ScopeId): void {
  if (openBranches(run, fork).length === 0) emit(run, { kind: 'scopeClosed', scope: fork, as: 'closed' });
}

/** Beside the flow, and counted by no join: what timers began, and a fork from which the flow has gone on. */
export const isBeside = ({ kind, passed }: Scope): boolean =>
  kind === 'beside' || kind === 'clock' || passed !== undefined;

function stopInside(run: Run, fork: Scope, reason: ClosingReason, opinions: 'voided' | 'kept'): void {
  const inside = (scope: ScopeId) => isWithin(run.state, scope, fork.id);
  for (const pending of run.state.pendingReturns) {
    if (inside(visitOf(run.state, pending.visit).scope))
      emit(run, { kind: 'waitingReturnLapsed', ...returnerOf(pending) });
  }
  for (const visit of run.state.visits) {
    if (!inside(visit.scope)) continue;
    for (const item of itemsOf(run.state, visit.id)) {
      if (item.state === 'open' || item.state === 'parked') cancelItem(run, item.id, reason);
      if (opinions === 'voided' && item.state === 'done' && !item.voidedBy)
        emit(run, { kind: 'opinionVoided', item: item.id });
    }
    if (!isUnderway(visit)) continue;
    cancelChildren(run, visit.id);
    emit(run, { kind: 'visitClosed', visit: visit.id, as: 'cancelled' });
  }
  closeScopes(run, fork, 'abandoned', opinions === 'kept');
}

export const isUnderway = (visit: Visit): boolean =>
  visit.state === 'open' || visit.state === 'incident' || visit.state === 'parked';

/** Closes every open scope of a fork, innermost last opened first, and takes their tokens away. */
export function closeScopes(run: Run, fork: Scope, as: 'closed' | 'abandoned', forGood = false): void {
  for (const scope of [...run.state.scopes].reverse()) {
    if (!isWithin(run.state, scope.id, fork.id)) continue;
    if (liveToken(run.state, scope.id)) consumeToken(run, scope.id);
    if (scope.state === 'open')
      emit(run, { kind: 'scopeClosed', scope: scope.id, as, ...(forGood ? { forGood } : {}) });
  }
}
