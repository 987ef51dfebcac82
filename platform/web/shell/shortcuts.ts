import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** As printed on a key cap: `J`, `?`, `Ctrl K`, `Esc`. */
  readonly keys: string;
  /** What it does: `下一件`. */
  readonly words: string;
  readonly run: () => void;
}

interface Registered {
  readonly keys: string;
  readonly words: string;
  readonly current: () => void;
}

const storageKey = 'gov.shortcuts-off';
let registered: readonly Registered[] = [];
let listOpen = false;
const listeners = new Set<() => void>();

const changed = () => {
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** The keys of an event in the writing of `Shortcut.keys`. */
export function keysOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', key];
  return parts.filter(Boolean).join(' ');
}

const isTicked = (target: HTMLElement): boolean => target instanceof HTMLInputElement && target.type === 'checkbox';

/** Single keys work only while no field has focus: Chinese is typed with letters. A box that is ticked takes none. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !isTicked(target)));

export const shortcutsOff = (): boolean => localStorage.getItem(storageKey) === 'yes';

export function switchShortcuts(off: boolean): void {
  localStorage.setItem(storageKey, off ? 'yes' : 'no');
  changed();
}

function heard(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented || shortcutsOff()) return;
  const keys = keysOf(event);
  if (!keys.startsWith('Ctrl') && isTyping(event.target)) return;
  const shortcut = registered.findLast((one) => one.keys === keys);
  if (!shortcut) return;
  event.preventDefault();
  // a key held down goes through a list, but it decides once
  if (event.repeat && !event.key.startsWith('Arrow')) return;
  shortcut.current();
}

/** Offers a shortcut while the calling component is on the page; it stands in the list under `?`. */
export function useShortcut({ keys, words, run }: Shortcut): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const own: Registered = { keys, words, current: () => latest.current() };
    if (registered.length === 0) document.addEventListener('keydown', heard);
    registered = [...registered, own];
    changed();
    return () => {
      registered = registered.filter((one) => one !== own);
      if (registered.length === 0) document.removeEventListener('keydown', heard);
      changed();
    };
  }, [keys, words]);
}

export const useShortcuts = (): readonly Registered[] => useSyncExternalStore(subscribe, () => registered);

export function openShortcutList(): void {
  listOpen = true;
  changed();
}

export function closeShortcutList(): void {
  listOpen = false;
  changed();
}

export const useShortcutListOpen = (): boolean => useSyncExternalStore(subscribe, () => listOpen);
export const useShortcutsOff = (): boolean => useSyncExternalStore(subscribe, shortcutsOff);
