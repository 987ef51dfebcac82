import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useState } from 'react';

const gap = 4;

/**
 * Keeps a small window below its field, or above where there is no room; fixed, so that no table or dialog around it cuts
 * it off. Whatever moves the field, and a press elsewhere, closes it.
 */
export function usePlace(
  anchor: RefObject<HTMLElement | null>,
  frame: RefObject<HTMLElement | null>,
  onClose: () => void,
): CSSProperties {
  const [place, setPlace] = useState<CSSProperties>({ opacity: 0 });
  useLayoutEffect(() => {
    const field = anchor.current?.getBoundingClientRect();
    const own = frame.current?.getBoundingClientRect();
    if (!field || !own) return;
    const fitsBelow = field.bottom + gap + own.height <= window.innerHeight;
    const top = fitsBelow ? field.bottom + gap : Math.max(gap, field.top - gap - own.height);
    const left = Math.max(gap, Math.min(field.left, window.innerWidth - own.width - gap));
    setPlace({ top, left });
  }, [anchor, frame]);
  useEffect(() => {
    const away = (event: Event) => {
      const inside = event.target instanceof Node && frame.current?.contains(event.target);
      const onField = event.target instanceof Node && anchor.current?.parentElement?.contains(event.target);
      if (!inside && !onField) onClose();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('scroll', away, true);
    window.addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('scroll', away, true);
      window.removeEventListener('resize', onClose);
    };
  });
  return place;
}
