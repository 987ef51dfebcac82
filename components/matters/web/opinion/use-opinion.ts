import { useState } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';

const prefix = 'gov.opinion.';

const read = (key: string): string => {
  try {
    return sessionStorage.getItem(prefix + key) ?? '';
  } catch {
    return ''; // a forbidden store only means that a reload forgets
  }
};

function keep(key: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(prefix + key);
    else sessionStorage.setItem(prefix + key, text);
  } catch {
    // as above
  }
}

export interface WrittenOpinion {
  readonly text: string;
  readonly write: (text: string) => void;
  /** It has gone with an act, or is not wanted any more. */
  readonly forget: () => void;
}

/**
 * The opinion being written on a matter. It outlives a look at another page and a reload of this window; the window's
 * end forgets it, and nobody else who signs in here is shown it.
 */
export function useOpinion(matterId: string): WrittenOpinion {
  const key = `${useSession().person.id}.${matterId}`;
  const [written, setWritten] = useState<{ readonly key: string; readonly text: string }>();
  const text = written?.key === key ? written.text : read(key);
  const write = (next: string) => {
    keep(key, next);
    setWritten({ key, text: next });
  };
  return { text, write, forget: () => write('') };
}
