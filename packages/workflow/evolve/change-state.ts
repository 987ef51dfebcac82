import type { WorkflowEvent } from '../event.ts';
import type { Item, Scope, State, Visit } from '../state.ts';

export type EventOf<K extends WorkflowEvent['kind']> = Extract<WorkflowEvent, { kind: K }>;

export function replaceAt<T>(list: readonly T[], id: number, change: (value: T) => T): readonly T[] {
  const value = list[id - 1];
  if (value === undefined) throw new Error(`no element ${id}`);
  const copy = list.slice();
  copy[id - 1] = change(value);
  return copy;
}

export const changeItem = (state: State, id: number, change: (item: Item) => Item): State => ({
  ...state,
  items: replaceAt(state.items, id, change),
});
export const changeVisit = (state: State, id: number, change: (visit: Visit) => Visit): State => ({
  ...state,
  visits: replaceAt(state.visits, id, change),
});
export const changeScope = (state: State, id: number, change: (scope: Scope) => Scope): State => ({
  ...state,
  scopes: replaceAt(state.scopes, id, change),
});
