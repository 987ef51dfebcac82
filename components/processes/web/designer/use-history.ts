import {
  act,
  type CopiedCards,
  copyCards,
  type Design,
  type DesignCommand,
  type History,
  historyOf,
  isJustTaken,
  redo,
  replaceDesign,
  type Spot,
  takenWhole,
  undo,
} from '@gov/workflow/designing';
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { OpenFile } from './design-saver.ts';
import { type Selection, selectionOf, spotKey } from './desk.ts';
import { wholeCardActs } from './settings-behind.tsx';

/** Cards copied in this window, also from another process. */
let copied: CopiedCards | undefined;

/** A file taken whole in place of what is on the page: an earlier version, or the one in use where the draft is dropped. */
export interface TakenFile {
  readonly file: OpenFile;
  /** `已取回第 3 版。` */
  readonly words: string;
  /** Where another form goes with it: the one before, and the one with it. */
  readonly forms?: { readonly was: string | undefined; readonly is: string | undefined };
}

interface Surroundings {
  /** Ids that no new step gets. */
  readonly taken: ReadonlySet<string>;
  readonly column: RefObject<HTMLElement | null>;
  readonly onForm: (formId: string | undefined) => void;
}

/** What is done to a design, said about it, and where the focus goes then. The acts stay the same values. */
export function useHistory(first: OpenFile, { taken, column, onForm }: Surroundings) {
  const [history, show] = useState(() => historyOf(first.opened.design));
  const [selection, select] = useState<Selection>();
  const [refused, setRefused] = useState<string>();
  const [said, setSaid] = useState('');
  const [hasCopy, setHasCopy] = useState(copied !== undefined);
  // two acts of one press follow each other, whatever is painted between them
  const latest = useRef(history);
  const chosen = useRef(selection);
  chosen.current = selection;
  const whole = useRef(new Map<Design, TakenFile>());
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
      const crossed = to === undo ? before.past.at(-1) : before.future[0];
      const forms = crossed && whole.current.get(crossed.after)?.forms;
      if (forms) onForm(to === undo ? forms.was : forms.is);
      refocus(column.current, chosen.current?.spot, select);
    };
    return {
      select,
      /** Takes a file whole; one 撤销 brings back what stood here. */
      take: (next: TakenFile): void => {
        const { design } = next.file.opened;
        whole.current.set(design, next);
        put(replaceDesign(latest.current, design));
        select(undefined);
        if (next.forms) onForm(next.forms.is);
        setSaid(next.words);
      },
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
  }, [taken, column, onForm]);
  const from = takenWhole(history);
  const last = from && whole.current.get(from);
  const file = last?.file ?? first;
  const takenWords = isJustTaken(history) ? last?.words : undefined;
  return { history, file, takenWords, selection, refused, said, hasCopy, acts };
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
