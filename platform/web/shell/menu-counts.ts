import { useEffect, useSyncExternalStore } from 'react';

/** Numbers beside menu lines, by path: what waits for the reader there. */
let counts: Readonly<Record<string, number>> = {};
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const useMenuCounts = (): Readonly<Record<string, number>> => useSyncExternalStore(subscribe, () => counts);

/** A page or widget that knows how many wait behind a menu line says so: `usePublishedCount('/inbox', 12)`. */
export function usePublishedCount(path: string, count: number | undefined): void {
  useEffect(() => {
    if (count === undefined || counts[path] === count) return;
    counts = { ...counts, [path]: count };
    for (const listener of listeners) listener();
  }, [path, count]);
}
