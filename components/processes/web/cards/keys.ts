import type { DesignCommand, Spot } from '@gov/workflow/designing';
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { Desk } from '../designer/desk.ts';
import { spotOfKey } from '../designer/desk.ts';
import { timerOfBranch } from '../timers/timer-places.ts';

interface Keys {
  readonly desk: Desk;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Into the settings of what is chosen. */
  readonly openSettings: () => void;
}

/** Keys of the column of cards; inside fields of settings they are left to the field. */
export function onCardKey(event: KeyboardEvent<HTMLElement>, keys: Keys): void {
  const action = columnAction(event, keys) ?? cardAction(event, keys);
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

type Action = (() => void) | undefined;
const hasCommand = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey;
const arrows: Readonly<Record<string, 1 | -1>> = { arrowdown: 1, arrowup: -1 };

/** What a key does wherever one stands in the column. */
function columnAction(event: KeyboardEvent<HTMLElement>, { desk, undo, redo }: Keys): Action {
  const target = event.target as HTMLElement; // reason: keys come from elements
  const { plus } = target.dataset;
  const key = event.key.toLowerCase();
  if (hasCommand(event)) {
    if (key === 'z') return event.shiftKey ? redo : undo;
    if (key === 'y') return redo;
    return key === 'v' && plus !== undefined ? () => desk.paste(spotOfKey(plus)) : undefined;
  }
  const by = event.altKey ? undefined : arrows[key];
  const column = event.currentTarget;
  return by && (() => walk(column, target, by));
}

/** What a key does to the card that has the focus. */
function cardAction(event: KeyboardEvent<HTMLElement>, { desk, openSettings }: Keys): Action {
  const { card } = (event.target as HTMLElement).dataset; // reason: as above
  if (card === undefined) return undefined;
  const [place = '', branch] = card.split('#');
  const at = spotOfKey(place);
  const key = event.key.toLowerCase();
  if (key === 'enter') return openSettings;
  if (branch !== undefined)
    return key === 'delete' ? () => desk.act(withoutBranch(desk, at, Number(branch))) : undefined;
  if (key === 'delete') return () => desk.act({ kind: 'remove', at });
  if (hasCommand(event) && key === 'c') return () => desk.copy(at);
  if (hasCommand(event) && key === 'v') return () => desk.paste({ ...at, at: at.at + 1 });
  const by = event.altKey ? arrows[key] : undefined;
  return by && (() => desk.act({ kind: 'move', from: at, to: { ...at, at: by === -1 ? at.at - 1 : at.at + 2 } }));
}

/** A branch that a timer leads into goes with its timer. */
function withoutBranch({ design }: Desk, at: Spot, branch: number): DesignCommand {
  const timed = timerOfBranch(design, at, branch);
  return timed
    ? { kind: 'removeTimer', at: timed.host, event: timed.timer.event }
    : { kind: 'removeBranch', at, branch };
}

/** To the next card or “+” in reading order. */
function walk(column: HTMLElement, from: HTMLElement, by: 1 | -1): void {
  const all = [...column.querySelectorAll<HTMLElement>('[data-card], [data-plus]')];
  const at = all.indexOf(from);
  all[at < 0 ? 0 : at + by]?.focus();
}

/**
 * Whoever takes something away in the settings by a button loses that button, and the keys would go nowhere: the settings
 * themselves have the focus then. To be spread on them.
 */
export function useKeptFocus(settings: RefObject<HTMLElement | null>) {
  const isInside = useRef(false);
  useEffect(() => {
    if (isInside.current && document.activeElement === document.body) settings.current?.focus({ preventScroll: true });
  });
  return {
    tabIndex: -1,
    onFocus: (): void => {
      isInside.current = true;
    },
    // not told of what was taken away while it had the focus
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void => {
      isInside.current = currentTarget.contains(relatedTarget);
    },
  };
}
