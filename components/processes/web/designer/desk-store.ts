import type { Path } from '@gov/workflow/designing';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Desk } from './desk.ts';

/**
 * The desk for cards. There are many of them and an edit concerns few: each asks for what it shows, and is drawn anew when
 * that is something else.
 */
export class DeskStore {
  #desk: Desk;
  readonly #listeners = new Set<() => void>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  readonly watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly now = (): Desk => this.#desk;
  readonly put = (desk: Desk): void => {
    if (desk === this.#desk) return;
    this.#desk = desk;
    for (const listener of [...this.#listeners]) listener();
  };
}

export const DeskStoreContext = createContext<DeskStore | undefined>(undefined);

/** A part of the desk; `part` answers the same value while nothing of it has changed. */
export function useDeskPart<T>(part: (desk: Desk) => T): T {
  const store = useDeskStore();
  return useSyncExternalStore(store.watch, () => part(store.now()));
}

/** The desk as it is when something is pressed. */
export function useDeskStore(): DeskStore {
  const store = useContext(DeskStoreContext);
  if (!store) throw new Error('cards stand on a desk');
  return store;
}

/** The path of the cards of the process itself. */
export const rootPath: Path = [];
const inner = new WeakMap<Path, Map<string, Path>>();

/** The path into a branch of a block: the same value for the same place, so that a card there can tell that nothing changed. */
export function pathInto(path: Path, at: number, branch: number): Path {
  const known = inner.get(path) ?? new Map<string, Path>();
  inner.set(path, known);
  const found: Path = known.get(`${at}.${branch}`) ?? [...path, [at, branch]];
  known.set(`${at}.${branch}`, found);
  return found;
}
