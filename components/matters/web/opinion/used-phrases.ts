import { useState } from 'react';
import { recallOwn, rememberOwn } from '#platform/web/data/own-memory.ts';

export interface Phrase {
  readonly id: string;
  readonly text: string;
}

const most = 20;

/** What was used last stands first, what never was in the order in which it was kept. */
export const lastUsedFirst = (phrases: readonly Phrase[], used: readonly string[]): readonly Phrase[] => [
  ...used.flatMap((id) => phrases.filter((phrase) => phrase.id === id)),
  ...phrases.filter(({ id }) => !used.includes(id)),
];

export const usedNow = (used: readonly string[], id: string): readonly string[] =>
  [id, ...used.filter((one) => one !== id)].slice(0, most);

const isText = (value: unknown): value is string => typeof value === 'string';

/** Which phrases this person used last in this browser; only their numbers are kept, and they go with the identity. */
export function useUsedPhrases(personId: string) {
  const key = `used-phrases.${personId}`;
  const [used, setUsed] = useState<readonly string[]>(() => {
    const kept = recallOwn(key);
    return Array.isArray(kept) ? kept.filter(isText) : [];
  });
  const note = (id: string) => {
    const next = usedNow(used, id);
    rememberOwn(key, next);
    setUsed(next);
  };
  return { used, note };
}
