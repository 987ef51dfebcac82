import { createContext, useContext } from 'react';
import { useNarrow } from '#platform/web/widgets/use-narrow.ts';

/** Whether papers below are drawn as on a phone; undefined: as the screen is. The designer shows how others will see them. */
export const PaperWidth = createContext<boolean | undefined>(undefined);

/** True where a paper is drawn for a phone: its tables as pairs of name and value, its detail rows as cards. */
export function useNarrowPaper(): boolean {
  const told = useContext(PaperWidth);
  const screen = useNarrow();
  return told ?? screen;
}
