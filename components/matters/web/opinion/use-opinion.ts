import { useState } from 'react';

/** Opinions being written, by matter: they outlive a look at another page; a reload or a change of identity ends them. */
const written = new Map<string, string>();

export const forgetOpinion = (matterId: string): boolean => written.delete(matterId);

export function useOpinion(matterId: string): readonly [string, (text: string) => void] {
  const [, redraw] = useState(0);
  const write = (text: string) => {
    written.set(matterId, text);
    redraw((count) => count + 1);
  };
  return [written.get(matterId) ?? '', write];
}
