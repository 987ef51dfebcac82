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

const layoutNow = (): Layout => {
  if (window.matchMedia(wide).matches) return 'columns';
  return window.matchMedia(middle).matches ? 'drawer' : 'tabs';
};

export const useLayout = (): Layout => useSyncExternalStore(subscribe, layoutNow);
