import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

interface LedInProps {
  readonly className: string;
  /** Another value = another list: the button that had the focus may be gone. */
  readonly list: unknown;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** A list that opens at the end of the page's tree: the focus is led into it, and Esc leads back. */
export function LedIn({ className, list, onLeave, children }: LedInProps) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the list changes, the focused button may be gone
  useEffect(() => {
    const inside = place.current;
    if (inside && !inside.contains(document.activeElement)) (inside.querySelector('button') ?? inside).focus();
  }, [list]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation(); // a dialog around the button stays
    onLeave();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc is heard from the buttons inside
    <div className={className} ref={place} tabIndex={-1} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
