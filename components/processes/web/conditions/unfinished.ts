import type { Condition } from '@gov/expression';
import { useContext, useState } from 'react';
import { type DeskStore, DeskStoreContext } from '../designer/desk-store.ts';

interface Kept {
  /** What was written when it was left. */
  readonly source: string;
  readonly draft: Condition;
}

const unfinished = new WeakMap<DeskStore, Map<string, Kept>>();

/**
 * The rows as they are typed. What cannot be written yet is kept by its place while the page is open: whoever looks at another
 * card and comes back finds it again, unless the condition has been changed meanwhile.
 */
export function useUnfinished(place: string | undefined, source: string) {
  const store = useContext(DeskStoreContext);
  const [draft, setDraft] = useState(() => {
    const kept = place === undefined || !store ? undefined : unfinished.get(store)?.get(place);
    return kept?.source === source ? kept.draft : undefined;
  });
  const keep = (next: Condition, isWritten: boolean): void => {
    setDraft(next);
    if (place === undefined || !store) return;
    const all = unfinished.get(store) ?? new Map<string, Kept>();
    unfinished.set(store, all);
    if (isWritten) all.delete(place);
    else all.set(place, { source, draft: next });
  };
  return { draft, keep };
}
