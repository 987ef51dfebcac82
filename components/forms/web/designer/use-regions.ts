import { type RefObject, useEffect, useRef } from 'react';

/** What one is led to in a region: the editable paper, else the first control. */
const entrance = '[contenteditable="true"], input:not([hidden]), button:not([disabled]), select, textarea';

/**
 * F6 goes round palette, paper and settings, Shift F6 the other way; F2 leads from a selected field to its settings, Alt F10
 * from the paper to its toolbar, Esc back from both.
 */
export function useRegions(active: boolean): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!active) return;
    const heard = (event: KeyboardEvent): void => {
      if (event.isComposing || !frame.current || event.defaultPrevented) return;
      const to = destination(event, frame.current);
      if (!to) return;
      event.preventDefault();
      enter(to);
    };
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, [active]);
  return frame;
}

function destination(event: KeyboardEvent, frame: HTMLElement): Element | undefined {
  const regions = [...frame.querySelectorAll('[data-region]')];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const named = (name: string) => regions.find((region) => region.getAttribute('data-region') === name);
  if (event.key === 'F6') {
    const next = here + (event.shiftKey ? -1 : 1);
    return regions.at(here === -1 && event.shiftKey ? -1 : next % regions.length);
  }
  if (event.key === 'F2') return named('settings');
  const toolbar = frame.querySelector('[role="toolbar"]') ?? undefined;
  if (event.key === 'F10' && event.altKey) return toolbar;
  if (event.key === 'Escape' && toolbar?.contains(document.activeElement)) return named('paper');
  const inSettings = regions[here]?.getAttribute('data-region') === 'settings';
  const inList = document.activeElement?.getAttribute('aria-expanded') === 'true';
  return event.key === 'Escape' && inSettings && !inList ? named('paper') : undefined;
}

function enter(region: Element): void {
  const found =
    region.querySelector<HTMLElement>('[contenteditable="true"]') ?? region.querySelector<HTMLElement>(entrance);
  found?.focus();
  if (found instanceof HTMLInputElement && region.getAttribute('data-region') === 'settings') found.select();
}
