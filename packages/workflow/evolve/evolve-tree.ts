import type { Scope, State, Token, Visit } from '../state.ts';
import type { EventOf } from './change-state.ts';
import { changeScope } from './change-state.ts';

export function openedScope(state: State, event: EventOf<'scopeOpened'>): Scope {
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
    ...(event.enough ? { enough: event.enough } : {}),
    ...(event.of === undefined ? {} : { of: event.of }),
    ...(carried ? { carriedFrom: carried.id, arrivedBy: carried.arrivedBy ?? [], closedBy: event.cause } : {}),
    ...(event.carry ? { carry: event.carry } : {}),
  };
}

export function branchArrived(state: State, event: EventOf<'branchArrived'>): State {
  const closed = changeScope(state, event.scope, (scope) => ({
    ...scope,
    state: 'closed',
    closedBy: event.cause,
    arrivedBy: event.by,
  }));
  return changeScope(closed, event.fork, (fork) => ({ ...fork, arrived: fork.arrived + 1 }));
}

/** A branch that stood still when it was closed stands still again, from now: its steps have their whole limits. */
export const scopeReopened = (state: State, event: EventOf<'scopeReopened'>): State =>
  changeScope(state, event.scope, ({ closedBy, arrivedBy: _arrivedBy, forGood: _forGood, ...scope }) => ({
    ...scope,
    state: 'open',
    arrived: event.arrived,
    ...(scope.suspended && closedBy !== undefined ? { suspended: { ...scope.suspended, since: event.at } } : {}),
  }));

export function openedVisit(event: EventOf<'visitOpened'>): Visit {
  const { seq: _s, at: _at, actor: _a, kind: _k, visit, ...rest } = event;
  return { ...rest, id: visit, state: event.incident ? 'incident' : 'open' };
}

export const placedToken = (event: EventOf<'tokenPlaced'>): Token => ({
  id: event.token,
  scope: event.scope,
  at: event.position,
  state: 'live',
  cause: event.cause,
});
