import {
  act,
  type CopiedCards,
  copyCards,
  type Design,
  type DesignCommand,
  type History,
  historyOf,
  redo,
  type Spot,
  undo,
} from '@gov/workflow/designing';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { type Selection, selectionOf, spotKey } from './desk.ts';
import { wholeCardActs } from './settings-behind.tsx';

/** Cards copied in this window, also from another process. */
let copied: CopiedCards | undefined;

/** What is done to a design, said about it, and where the focus goes then. The acts stay the same values. */
export function useHistory(first: Design, taken: ReadonlySet<string>, column: RefObject<HTMLElement | null>) {
  const [history, show] = useState(() => historyOf(first));
  const [selection, select] = useState<Selection>();
  const [refused, setRefused] = useState<string>();
  const [said, setSaid] = useState('');
  const [hasCopy, setHasCopy] = useState(copied !== undefined);
  // two acts of one press follow each other, whatever is painted between them
  const latest = useRef(history);
  const chosen = useRef(selection);
  chosen.current = selection;
  const acts = useMemo(() => {
    const put = (next: History): void => {
      latest.current = next;
      show(next);
      setRefused(undefined);
    };
    const run = (command: DesignCommand): boolean => {
      const done = act(latest.current, command, taken);
      if (!done.applied.ok) {
        setRefused(done.applied.why);
        return false;
      }
      put(done.history);
      if (command.kind === 'move') {
        const spot = movedTo(command);
        select({ spot });
        focusCard(column.current, spot);
      } else if (command.kind === 'insert' || command.kind === 'paste') focusCard(column.current, command.at);
      else if ('at' in command) refocus(column.current, command.at, select);
      return true;
    };
    const step = (to: typeof undo, words: string): void => {
      const before = latest.current;
      const next = to(before);
      setSaid(next.design === before.design ? `没有可以${words}的了。` : `已${words}。`);
      if (next.design === before.design) return;
      put(next);
      refocus(column.current, chosen.current?.spot, select);
    };
    return {
      select,
      act: run,
      copy: (spot: Spot): void => {
        copied = copyCards(latest.current.design, spot);
        setSaid(copied ? '已复制，在“+”上粘贴。' : '这张卡片不能复制。');
        setHasCopy(copied !== undefined);
      },
      paste: (spot: Spot): void => {
        if (copied) run({ kind: 'paste', at: spot, cards: copied });
      },
      undo: (): void => step(undo, '撤销'),
      redo: (): void => step(redo, '重做'),
    };
  }, [taken, column]);
  return { history, selection, refused, said, hasCopy, acts };
}

/** Where a card stands once it is taken out of where it stood. */
function movedTo({ from, to }: Extract<DesignCommand, { readonly kind: 'move' }>): Spot {
  return { ...to, at: to.at > from.at && spotKey(to.path, 0) === spotKey(from.path, 0) ? to.at - 1 : to.at };
}

export function focusCard(column: HTMLElement | null, { path, at }: Spot, branch?: number): void {
  const key = spotKey(path, at) + (branch === undefined ? '' : `#${branch}`);
  onceDrawn(column, () => column?.querySelector<HTMLElement>(`[data-card="${key}"]`)?.focus());
}

/**
 * Cards of the list are there as soon as the change is carried out: the focus moves before the next key is heard, else that key
 * would go to another card. The canvas draws a moment later.
 */
function onceDrawn(column: HTMLElement | null, run: () => void): void {
  if (column?.querySelector('.react-flow')) setTimeout(run);
  else queueMicrotask(run);
}

/**
 * After a change: a card that is gone takes the focus with it, the one that stands there now has it; a card that kept the
 * focus may stand elsewhere, and is what is chosen.
 */
function refocus(column: HTMLElement | null, spot: Spot | undefined, select: (selection: Selection) => void): void {
  onceDrawn(column, () => {
    const { activeElement } = document;
    // such a button goes a moment later with the settings it stands in
    const isLeft = activeElement === document.body || Boolean(activeElement?.closest(wholeCardActs));
    if (activeElement instanceof HTMLElement && !isLeft) {
      const { card } = activeElement.dataset;
      if (card !== undefined && column?.contains(activeElement)) select(selectionOf(card));
      return;
    }
    const cards = [...(column?.querySelectorAll<HTMLElement>('[data-card]') ?? [])];
    const wanted = spot && [spotKey(spot.path, spot.at), spotKey(spot.path, spot.at - 1)];
    const found = wanted?.map((key) => cards.find((card) => card.dataset.card === key)).find(Boolean);
    (found ?? cards[0])?.focus();
  });
}
