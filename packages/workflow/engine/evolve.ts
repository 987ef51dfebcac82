import type { WorkflowEvent } from '../event.ts';
import type { Item, Scope, State, Token, Visit } from '../state.ts';

type EventOf<K extends WorkflowEvent['kind']> = Extract<WorkflowEvent, { kind: K }>;

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
  };
}

function apply(state: State, event: Exclude<WorkflowEvent, { kind: 'processStarted' }>): State {
  switch (event.kind) {
    case 'itemCompleted':
      return itemCompleted(state, event);
    case 'itemReturned':
      return changeItem(state, event.item, (item) => ({
        ...item,
        state: event.across === 'wait' ? 'parked' : 'returned',
        closedBy: event.seq,
        closedAt: event.at,
        ...(event.actor ? { doneBy: event.actor } : {}),
      }));
    case 'itemTransferred':
      return changeItem(state, event.item, (item) => ({
        ...item,
        holder: event.to,
        transfers: [...item.transfers, { from: event.from, to: event.to, seq: event.seq }],
      }));
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
        pressed: { count: (item.pressed?.count ?? 0) + 1, lastAt: event.at },
      }));
    case 'scopeOpened':
      return { ...state, scopes: [...state.scopes, openedScope(state, event)] };
    case 'scopeClosed':
      return changeScope(state, event.scope, (scope) => ({ ...scope, state: event.as, closedBy: event.cause }));
    case 'scopeReopened':
      return changeScope(state, event.scope, ({ closedBy: _closedBy, arrivedBy: _arrivedBy, ...scope }) => ({
        ...scope,
        state: 'open',
        arrived: event.arrived,
      }));
    case 'branchArrived':
      return branchArrived(state, event);
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
      return changeVisit(
        state,
        event.visit,
        ({ closedBy: _closedBy, outcome: _outcome, choices: _choices, ...visit }) => ({
          ...visit,
          state: visit.incident ? 'incident' : 'open',
        }),
      );
    case 'incidentResolved':
      return changeVisit(state, event.visit, ({ incident: _incident, ...visit }) => ({
        ...visit,
        state: 'open',
        why: event.why,
        queue: event.queue,
        ...(event.group === undefined ? {} : { group: event.group }),
      }));
    case 'queueChanged':
      return changeVisit(state, event.visit, (visit) => ({ ...visit, queue: event.queue }));
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
      return {
        ...state,
        pendingReturns: [
          ...state.pendingReturns,
          { item: event.item, visit: event.visit, fork: event.fork, to: event.to, cause: event.cause },
        ],
      };
    case 'waitingReturnCarriedOut':
      return dropPending(
        changeItem(state, event.item, (item) => ({ ...item, state: 'returned' })),
        event.item,
      );
    case 'waitingReturnDropped':
      return dropPending(state, event.item);
    case 'processEnded':
      return { ...state, status: event.as, endedAt: event.at };
    case 'actWithdrawn':
    case 'circulated':
    case 'processCancelled':
    case 'incidentTakenUp':
    case 'voteDecided':
    case 'routed':
      return state;
  }
}

function itemCompleted(state: State, event: EventOf<'itemCompleted'>): State {
  const visitId = state.items[event.item - 1]?.visit;
  const visit = visitId === undefined ? undefined : state.visits[visitId - 1];
  let next = changeItem(state, event.item, (item) => ({
    ...item,
    state: 'done',
    vote: event.vote,
    closedBy: event.seq,
    closedAt: event.at,
    ...(event.actor ? { doneBy: event.actor } : {}),
  }));
  if (visit?.group) next = changeScope(next, visit.group, (scope) => ({ ...scope, arrived: scope.arrived + 1 }));
  const { choices } = event;
  if (!visit || !choices) return next;
  next = changeVisit(next, visit.id, (known) => ({ ...known, choices: { ...known.choices, ...choices } }));
  if (!event.startersChoices) return next;
  return { ...next, startersChoices: { ...next.startersChoices, ...choices } };
}

/** Also used for an item parked by a waiting return; a vote given in a group no longer counts as arrived. */
function itemReopened(state: State, event: EventOf<'itemReopened'>): State {
  const before = state.items[event.item - 1];
  const visit = before?.visit === undefined ? undefined : state.visits[before.visit - 1];
  const next = changeItem(state, event.item, (item) => {
    const { vote: _v, closedBy: _c, closedAt: _a, closedReason: _r, doneBy: _d, ...rest } = item;
    return { ...rest, state: 'open' };
  });
  if (before?.state !== 'done' || !visit?.group) return next;
  return changeScope(next, visit.group, (scope) => ({ ...scope, arrived: scope.arrived - 1 }));
}

function branchArrived(state: State, event: EventOf<'branchArrived'>): State {
  const closed = changeScope(state, event.scope, (scope) => ({
    ...scope,
    state: 'closed',
    closedBy: event.cause,
    arrivedBy: event.by,
  }));
  return changeScope(closed, event.fork, (fork) => ({ ...fork, arrived: fork.arrived + 1 }));
}

function readItem(item: Item, event: EventOf<'itemRead' | 'itemCommented'>): Item {
  if (item.kind === 'do') return item.readAt ? item : { ...item, readAt: event.at };
  return {
    ...item,
    state: 'done',
    readAt: item.readAt ?? event.at,
    closedBy: event.seq,
    closedAt: event.at,
    ...(event.actor ? { doneBy: event.actor } : {}),
  };
}

function openedScope(state: State, event: EventOf<'scopeOpened'>): Scope {
  const carried = event.carriedFrom === undefined ? undefined : state.scopes[event.carriedFrom - 1];
  return {
    id: event.scope,
    kind: event.scopeKind,
    block: event.block,
    generation: event.generation,
    parent: event.parent,
    state: carried ? 'closed' : 'open',
    expected: event.expected,
    arrived: event.arrived,
    cause: event.cause,
    ...(event.branch === undefined ? {} : { branch: event.branch }),
    ...(carried ? { carriedFrom: carried.id, arrivedBy: carried.arrivedBy ?? [], closedBy: event.cause } : {}),
    ...(event.carry ? { carry: event.carry } : {}),
  };
}

function openedVisit(event: EventOf<'visitOpened'>): Visit {
  const { seq: _s, at: _at, actor: _a, kind: _k, visit, ...rest } = event;
  return { ...rest, id: visit, state: event.incident ? 'incident' : 'open' };
}

function openedItem(event: EventOf<'itemOpened'>): Item {
  const { seq: _s, actor: _a, kind: _k, item, itemKind, at, ...rest } = event;
  return { ...rest, id: item, kind: itemKind, state: 'open', openedAt: at, transfers: [] };
}

const placedToken = (event: EventOf<'tokenPlaced'>): Token => ({
  id: event.token,
  scope: event.scope,
  at: event.position,
  state: 'live',
  cause: event.cause,
});

const dropPending = (state: State, item: number): State => ({
  ...state,
  pendingReturns: state.pendingReturns.filter((pending) => pending.item !== item),
});

function replaceAt<T>(list: readonly T[], id: number, change: (value: T) => T): readonly T[] {
  const value = list[id - 1];
  if (value === undefined) throw new Error(`no element ${id}`);
  const copy = list.slice();
  copy[id - 1] = change(value);
  return copy;
}

const changeItem = (state: State, id: number, change: (item: Item) => Item): State => ({
  ...state,
  items: replaceAt(state.items, id, change),
});
const changeVisit = (state: State, id: number, change: (visit: Visit) => Visit): State => ({
  ...state,
  visits: replaceAt(state.visits, id, change),
});
const changeScope = (state: State, id: number, change: (scope: Scope) => Scope): State => ({
  ...state,
  scopes: replaceAt(state.scopes, id, change),
});
