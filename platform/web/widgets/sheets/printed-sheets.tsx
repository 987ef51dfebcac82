import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Sheet } from './sheets.tsx';

interface PrintedSheetsProps {
  readonly sheets: readonly Sheet[];
  readonly onDone: () => void;
}

/** The sheets alone, one to a page of paper, beside the page on the screen: printed once all pictures are there. */
export function PrintedSheets({ sheets, onDone }: PrintedSheetsProps) {
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
    <div className="printed-sheets" ref={place} aria-hidden="true">
      {sheets.map((sheet) => (
        <img key={sheet.address} src={sheet.address} alt="" />
      ))}
    </div>,
    document.body,
  );
}
