import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export type TextSize = 'normal' | 'large';

interface TextSizeChoice {
  readonly size: TextSize;
  readonly choose: (size: TextSize) => void;
}

const storageKey = 'gov.text-size';
const Choice = createContext<TextSizeChoice>({ size: 'normal', choose: () => undefined });

export const useTextSize = (): TextSizeChoice => useContext(Choice);

/** Keeps the person's choice of text size (大字) on this computer and on the root element, where the style sheets read it. */
export function TextSizeProvider({ children }: { readonly children: ReactNode }) {
  const [size, choose] = useState<TextSize>(() => (localStorage.getItem(storageKey) === 'large' ? 'large' : 'normal'));
  useEffect(() => {
    document.documentElement.dataset.text = size;
    localStorage.setItem(storageKey, size);
  }, [size]);
  const choice = useMemo(() => ({ size, choose }), [size]);
  return <Choice value={choice}>{children}</Choice>;
}
