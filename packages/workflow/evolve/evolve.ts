import type { WorkflowEvent } from '../event.ts';
import type { State } from '../state.ts';
import { addedStepDropped } from './added-step-dropped.ts';
import type { EventOf } from './change-state.ts';
import { changeItem, changeScope, changeVisit, replaceAt } from './change-state.ts';
import {
  itemAutoPassed,
  itemCompleted,
  itemReopened,
  itemReturned,
  openedItem,
  readItem,
  reassigned,
} from './evolve-items.ts';
import { evolveProcess, withPause } from './evolve-process.ts';
import {
  dropPending,
  returnWaits,
  waitingReturnCarriedOut,
  waitingReturnLapsed,
  waitingReturnRestored,
} from './evolve-returns.ts';
import { evolveSigners } from './evolve-signers.ts';
import { branchArrived, openedScope, openedVisit, placedToken, scopeReopened } from './evolve-tree.ts';

/** The state after one event. Needs no program and no facts: events say everything. The first event is `processStarted`. */
export function evolve(state: State | null, event: WorkflowEvent): State {
  if (event.kind === 'processStarted') return started(event);
  if (!state) throw new Error(`event ${event.seq} (${event.kind}) before processStarted`);
  const next = apply(state, event);
  return { ...next, seq: event.seq };
}

/** The snapshot of a complete list of events. */
export function replay(events: readonly WorkflowEvent[]): State {
  const state = events.reduce<State | null>(evolve, null);
  if (!state) throw new Error('no events to replay');
  return state;
}

function started(event: EventOf<'processStarted'>): State {
  return {
    status: 'open',
    starter: event.starter,
    startersChoices: event.choices ?? {},
    seq: event.seq,
    scopes: [],
    tokens: [],
    visits: [],
    items: [],
    pendingReturns: [],
    ...(event.called ? { called: event.called } : {}),
  };
}

function apply(state: State, event: Exclude<WorkflowEvent, { kind: 'processStarted' }>): State {
  switch (event.kind) {
    case 'itemCompleted':
      return itemCompleted(state, event);
    case 'itemAutoPassed':
      return itemAutoPassed(state, event);
    case 'itemReturned':
      return itemReturned(state, event);
    case 'itemTransferred':
    case 'itemReassigned':
      return reassigned(state, event);
    case 'holderRestored':
      return changeItem(state, event.item, (item) => ({
        ...item,
        holder: event.holder,
        transfers: item.transfers.slice(0, -1),
      }));
    case 'itemRead':
      return changeItem(state, event.item, (item) => readItem(item, event));
    case 'itemCommented':
      return changeItem(state, event.item, (item) => readItem(item, event));
    case 'itemPressed':
      return changeItem(state, event.item, (item) => ({
        ...item,
        // 请他退回 is no 催办, and is limited by the hour like one
        pressed: { count: (item.pressed?.count ?? 0) + (event.asks ? 0 : 1), lastAt: event.at },
      }));
    case 'scopeOpened':
      return { ...state, scopes: [...state.scopes, openedScope(state, event)] };
    case 'scopeClosed':
      return changeScope(state, event.scope, (scope) => ({
        ...scope,
        state: event.as,
        ...(event.forGood ? { forGood: true as const } : {}),
        closedBy: event.cause,
      }));
    case 'scopeReopened':
      return scopeReopened(state, event);
    case 'branchArrived':
      return branchArrived(state, event);
    case 'enoughArrived':
      return event.rest === 'continue'
        ? changeScope(state, event.fork, (fork) => ({ ...fork, passed: event.cause }))
        : state;
    case 'enoughRevoked':
      return changeScope(state, event.fork, ({ passed: _passed, ...fork }) => fork);
    case 'tokenPlaced':
      return { ...state, tokens: [...state.tokens, placedToken(event)] };
    case 'tokenConsumed':
      return {
        ...state,
        tokens: replaceAt(state.tokens, event.token, (token) => ({
          ...token,
          state: 'consumed',
          consumedBy: event.cause,
        })),
      };
    case 'visitOpened':
      return { ...state, visits: [...state.visits, openedVisit(event)] };
    case 'visitClosed':
      return changeVisit(state, event.visit, (visit) => ({
        ...visit,
        state: event.as,
        closedBy: event.cause,
        ...(event.outcome ? { outcome: event.outcome } : {}),
      }));
    case 'visitParked':
      return changeVisit(state, event.visit, (visit) => ({ ...visit, state: 'parked' }));
    case 'visitReopened':
      return changeVisit(state, event.visit, ({ closedBy: _closedBy, outcome: _outcome, ...visit }) => ({
        ...visit,
        state: visit.incident ? 'incident' : 'open',
      }));
    case 'visitVacated':
      return changeVisit(state, event.visit, (visit) => ({
        ...visit,
        state: 'incident',
        incident: event.incident,
        why: event.why,
        queue: [],
      }));
    case 'incidentResolved':
      return changeVisit(state, event.visit, ({ incident: _incident, ...visit }) => ({
        ...visit,
        state: 'open',
        why: event.why,
        queue: event.queue,
        ...(event.group === undefined ? {} : { group: event.group }),
      }));
    case 'queueChanged':
      return changeVisit(state, event.visit, (visit) => ({
        ...visit,
        queue: event.queue,
        ...(event.why ? { why: event.why } : {}),
      }));
    case 'itemOpened':
      return { ...state, items: [...state.items, openedItem(event)] };
    case 'itemCancelled':
      return changeItem(state, event.item, (item) => ({
        ...item,
        state: event.as,
        closedBy: event.cause,
        closedAt: event.at,
        closedReason: event.reason,
      }));
    case 'itemParked':
      return changeItem(state, event.item, (item) => ({ ...item, state: 'parked', closedBy: event.cause }));
    case 'itemReopened':
      return itemReopened(state, event);
    case 'opinionVoided':
      return changeItem(state, event.item, (item) => ({ ...item, voidedBy: event.cause }));
    case 'opinionRestored':
      return changeItem(state, event.item, ({ voidedBy: _voidedBy, ...item }) => item);
    case 'returnWaits':
      return returnWaits(state, event);
    case 'waitingReturnCarriedOut':
      return waitingReturnCarriedOut(state, event);
    case 'waitingReturnDropped':
      return dropPending(state, event);
    case 'waitingReturnLapsed':
      return waitingReturnLapsed(state, event);
    case 'waitingReturnRestored':
      return waitingReturnRestored(state, event);
    case 'addedStepDropped':
      return addedStepDropped(state, event);
    case 'processEnded':
      return ended(state, event);
    case 'signersAdded':
    case 'signerRemoved':
    case 'itemDelegated':
    case 'visitJumped':
    case 'handedOver':
    case 'itemClaimed':
    case 'itemReleased':
    case 'claimDropped':
    case 'actUndone':
    case 'groupFormed':
    case 'groupResized':
    case 'memberNoted':
    case 'afterListChanged':
    case 'decisionFixed':
    case 'decisionRevoked':
    case 'visitAutoPassed':
      return evolveSigners(state, event);
    case 'processSuspended':
    case 'processResumed':
    case 'branchSuspended':
    case 'branchResumed':
    case 'processRevived':
    case 'processMigrated':
    case 'dueMoved':
    case 'timedOut':
    case 'endDueTold':
    case 'endDueAfresh':
    case 'circulationOpened':
    case 'circulationMoved':
    case 'circulationStopped':
    case 'circulationResumed':
    case 'childStarted':
    case 'childReported':
    case 'childCancelled':
      return evolveProcess(state, event);
    case 'actWithdrawn':
    case 'circulated':
    case 'circulationChanged':
    case 'readersPassed':
    case 'processCancelled':
    case 'processTerminated':
    case 'incidentTakenUp':
    case 'handlersFoundAgain':
    case 'officesFollowed':
    case 'delegationRecalled':
    case 'queueReordered':
    case 'returnedToCaller':
    case 'eventReceived':
    case 'handOverUndone':
    case 'limitsRenewed':
    case 'limitsRecounted':
    case 'itemReminded':
    case 'houseDid':
    case 'voteDecided':
    case 'routed':
    case 'branchesTaken':
    case 'directLapsed':
      return state;
  }
}

/** Ended by an administrator while it stood still, it is not suspended any more; that is kept for who brings it back. */
function ended(state: State, event: EventOf<'processEnded'>): State {
  const next = { ...state, status: event.as, endedAt: event.at };
  if (!state.suspended || event.as !== 'terminated') return next;
  const { suspended, ...rest } = next;
  const still = suspended ? withPause(rest, { from: suspended.since, to: event.at }) : rest;
  return { ...still, ...(suspended ? { suspendedAtEnd: { by: suspended.by } } : {}) };
}
