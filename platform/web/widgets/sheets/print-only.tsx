import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import './sheets.css';

interface PrintOnlyProps {
  readonly className: string;
  readonly children: ReactNode;
  readonly onDone: () => void;
}

/** On paper in place of everything else, beside the page on the screen: printed once all pictures are there. */
export function PrintOnly({ className, children, onDone }: PrintOnlyProps) {
  const place = useRef<HTMLDivElement>(null);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    let left = false;
    const images = [...(place.current?.querySelectorAll('img') ?? [])];
    document.body.classList.add('prints-sheets');
    // a picture that fails leaves its page empty; the others are printed
    void Promise.allSettled(images.map((image) => image.decode())).then(() => {
      if (left) return;
      window.print();
      done.current();
    });
    return () => {
      left = true;
      document.body.classList.remove('prints-sheets');
    };
  }, []);
  return createPortal(
    <div className={`print-only ${className}`} ref={place} aria-hidden="true">
      {children}
    </div>,
    document.body,
  );
}
