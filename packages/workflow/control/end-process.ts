import type { Result } from '@gov/base';
import { addWorkingDays, ok } from '@gov/base';
import { cancelBoundChildren, cancelChildren } from '../children/cancel-children.ts';
import type { CommandOf } from '../command.ts';
import { endedEarly, resumeCirculations, stopCirculations } from '../engine/circulate.ts';
import { checkHolding } from '../engine/holding.ts';
import type { Run } from '../engine/run.ts';
import { act, emit, visitOf } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import { isUnderway } from '../returns/regions.ts';
import { returnerOf } from '../returns/returner.ts';
import { settleRest } from '../signers/parts.ts';
import type { ClosingReason, Item, ProcessStatus, State } from '../state.ts';
import { bringBackClosed, takeAwayOpened } from '../undo/inverse.ts';
import { nothingSent } from '../undo/undoable.ts';
import { backToDraft, goesBackToDraft } from './back-to-draft.ts';

/** 发起人撤销: everything open is closed, reading items stay; where the process says so it goes back to him as his draft. */
export function cancel(run: Run, command: CommandOf<'cancel'>): Result<void> {
  const { starter } = run.state;
  if (command.actor.personId !== starter.personId) return refuse('workflow.only-the-starter');
  if (run.program.cancelPolicy === 'never') return refuse('workflow.cancel-not-offered');
  if (run.program.cancelPolicy === 'beforeFirstAction' && somebodyElseActed(run.state))
    return refuse('workflow.cancel-too-late');
  if (goesBackToDraft(run)) return backToDraft(run, command);
  act(run, command.actor, { kind: 'processCancelled', reason: command.reason });
  stopEverything(run, 'processCancelled', 'cancelled');
  return ok(undefined);
}

/** An action of somebody else, not of the starter at a later step of their own. */
const somebodyElseActed = (state: State): boolean =>
  state.items.some(
    (item) => item.kind === 'do' && item.doneBy !== undefined && item.doneBy.personId !== state.starter.personId,
  );

/** 终止/作废 by an administrator. */
export function terminate(run: Run, command: CommandOf<'terminate'>): Result<void> {
  if (command.reason === '') return refuse('workflow.reason-needed');
  act(run, command.actor, { kind: 'processTerminated', reason: command.reason });
  stopEverything(run, 'processTerminated', 'terminated');
  return ok(undefined);
}

/** R5: a child gives its work back to the process that called it. */
export function returnToCaller(run: Run, command: CommandOf<'return'>): Result<void> {
  const held = checkHolding(run, command.item, command.actor);
  if (!held.ok) return held;
  const { item, visit } = held.value;
  const offered = run.program.nodes[visit.node]?.operations.returnTo.length ?? 0;
  if (!run.state.called) return refuse('workflow.return-across-processes');
  if (item.part) return refuse('workflow.added-only-answers', { item: item.id });
  if (offered === 0) return refuse('workflow.return-not-offered', { node: visit.node, to: command.to.kind });
  act(run, command.actor, { kind: 'returnedToCaller', item: item.id, reason: command.reason });
  stopEverything(run, 'returnedToCaller', 'returned');
  return ok(undefined);
}

/** All scopes are closed, reading items stay but go to nobody else where it was ended before its time, children that depend on this process stop. */
function stopEverything(run: Run, reason: ClosingReason, as: Exclude<ProcessStatus, 'open'>): void {
  for (const pending of run.state.pendingReturns) emit(run, { kind: 'waitingReturnLapsed', ...returnerOf(pending) });
  for (const item of run.state.items) {
    if (isWork(item)) emit(run, { kind: 'itemCancelled', item: item.id, as: 'cancelled', reason });
  }
  for (const visit of run.state.visits) {
    if (!isUnderway(visit)) continue;
    cancelChildren(run, visit.id);
    emit(run, { kind: 'visitClosed', visit: visit.id, as: 'cancelled' });
  }
  cancelBoundChildren(run);
  for (const token of run.state.tokens)
    if (token.state === 'live') emit(run, { kind: 'tokenConsumed', token: token.id });
  for (const scope of [...run.state.scopes].reverse()) {
    if (scope.state === 'open') emit(run, { kind: 'scopeClosed', scope: scope.id, as: 'abandoned' });
  }
  emit(run, { kind: 'processEnded', as });
  if (endedEarly(run.state)) stopCirculations(run);
}

const isWork = (item: Item): boolean => item.kind === 'do' && (item.state === 'open' || item.state === 'parked');

/** 复活: the act that ended the process is taken back; its last live generation is open again. */
export function revive(run: Run, command: CommandOf<'revive'>): Result<void> {
  const { state } = run;
  const seq = state.scopes[0]?.closedBy;
  if (state.status === 'open' || seq === undefined || !state.endedAt) return refuse('workflow.not-ended');
  if (command.reason === '') return refuse('workflow.reason-needed');
  const { reviveWithin } = run.program;
  const days = reviveWithin?.workingDays;
  const until = days === undefined ? undefined : addWorkingDays(run.facts.calendar, state.endedAt, days);
  if (days !== undefined && until && run.facts.now > until) return refuse('workflow.revive-too-late', { days });
  const irreversible = run.facts.irreversibleSince?.(seq);
  if (irreversible !== undefined) return refuse('workflow.irreversible-step', { step: irreversible });
  const unsent = nothingSent(run, seq);
  if (!unsent.ok) return unsent;

  act(run, command.actor, { kind: 'processRevived', undoes: seq, reason: command.reason });
  takeAwayOpened(run, state, seq);
  bringBackClosed(run, state, seq);
  resumeCirculations(run);
  for (const visit of run.state.visits) settleRest(run, visitOf(run.state, visit.id));
  return ok(undefined);
}
