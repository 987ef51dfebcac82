import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';

export type TextSize = 'normal' | 'large';

interface TextSizeChoice {
  /** What the person has chosen. */
  readonly size: TextSize;
  /** What is shown: 大字 also while a page asks for it. */
  readonly shown: TextSize;
  readonly choose: (size: TextSize) => void;
  /** A page asks for 大字; answers how to give it up. */
  readonly askForLarge: () => () => void;
}

const storageKey = 'gov.text-size';
const Choice = createContext<TextSizeChoice>({
  size: 'normal',
  shown: 'normal',
  choose: () => undefined,
  askForLarge: () => () => undefined,
});

export const useTextSize = (): TextSizeChoice => useContext(Choice);

/** This page is read in 大字 whatever the person has chosen elsewhere; the choice itself stays. */
export function useLargeText(): void {
  const { askForLarge } = useTextSize();
  useLayoutEffect(askForLarge, [askForLarge]);
}

/** Keeps the person's choice of text size (大字) on this computer and on the root element, where the style sheets read it. */
export function TextSizeProvider({ children }: { readonly children: ReactNode }) {
  const [size, choose] = useState<TextSize>(() => (localStorage.getItem(storageKey) === 'large' ? 'large' : 'normal'));
  const [asking, setAsking] = useState(0);
  const shown = asking > 0 ? 'large' : size;
  useEffect(() => localStorage.setItem(storageKey, size), [size]);
  useLayoutEffect(() => {
    document.documentElement.dataset.text = shown;
  }, [shown]);
  const askForLarge = useCallback(() => {
    setAsking((count) => count + 1);
    return () => setAsking((count) => count - 1);
  }, []);
  const choice = useMemo(() => ({ size, shown, choose, askForLarge }), [size, shown, askForLarge]);
  return <Choice value={choice}>{children}</Choice>;
}
