import type { ScopeId, State } from '../index.ts';

/** Persons whose open work a waiting return waits for: everybody still at work inside the fork. Each once. */
export function waitedFor(state: State, fork: ScopeId): readonly string[] {
  const holders = state.items.flatMap((item) => {
    const visit = item.visit === undefined ? undefined : state.visits[item.visit - 1];
    const waits = item.kind === 'do' && item.state === 'open' && visit && isWithin(state, visit.scope, fork);
    return waits ? [item.holder.personId] : [];
  });
  return [...new Set(holders)];
}

function isWithin(state: State, scope: ScopeId, fork: ScopeId): boolean {
  for (let id: ScopeId | undefined = scope; id !== undefined && id !== 0; id = state.scopes[id - 1]?.parent)
    if (id === fork) return true;
  return false;
}
