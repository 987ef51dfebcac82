import type { Transaction } from '@tiptap/pm/state';
import { type FocusEvent, useMemo } from 'react';

let last = 0;

/**
 * Makes one step of 撤销 of what is typed into one field without leaving it; what is chosen is a step each. The history joins
 * transactions of one composition of an input method, whatever they change, and that is used here with numbers of our own.
 */
export function useStroke() {
  return useMemo(() => {
    let typing: number | undefined;
    return {
      begin: ({ target }: FocusEvent): void => {
        last -= 1;
        typing = isTypedInto(target) ? last - 1000 : undefined;
      },
      joined: (tr: Transaction): Transaction => (typing === undefined ? tr : tr.setMeta('composition', typing)),
    };
  }, []);
}

const isTypedInto = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  target.matches('input, textarea') &&
  !target.matches('[type=checkbox], [role=combobox]');
