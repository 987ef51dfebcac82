import { useSyncExternalStore } from 'react';

/** `columns`: slip, body and trace side by side; `drawer`: the trace slides in; `tabs`: one of them at a time. */
export type Layout = 'columns' | 'drawer' | 'tabs';

const wide = '(min-width: 1280px)';
const middle = '(min-width: 1024px)';

const subscribe = (listener: () => void) => {
  const lists = [wide, middle].map((query) => window.matchMedia(query));
  for (const list of lists) list.addEventListener('change', listener);
  return () => {
    for (const list of lists) list.removeEventListener('change', listener);
  };
};

let onScreen: Layout = 'columns';

/** Paper is narrower than the screen: what is printed is what was seen, not the arrangement of a small screen. */
const layoutNow = (): Layout => {
  if (window.matchMedia('print').matches) return onScreen;
  if (window.matchMedia(wide).matches) onScreen = 'columns';
  else onScreen = window.matchMedia(middle).matches ? 'drawer' : 'tabs';
  return onScreen;
};

export const useLayout = (): Layout => useSyncExternalStore(subscribe, layoutNow);
