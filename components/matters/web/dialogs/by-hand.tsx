import { useEffect, useRef, useState } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { PenPicture } from '../pen/pen-picture.tsx';
import { PenButton, PenSheet } from '../pen/pen-sheet.tsx';
import type { Pen } from '../pen/use-pen.ts';

interface ByHandProps {
  /** The drawing of the matter: what was written above the decision is here too, and goes with what is decided here. */
  readonly pen: Pen;
  readonly label: string;
}

/** 手写 below the typed reason of a dialog: the sheet when it is asked for, else what is written on it. */
export function ByHand({ pen, label }: ByHandProps) {
  const { person } = useSession();
  const [open, show] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const here = { ...pen, open, show };
  // a dialog on a low screen would show the upper edge of the sheet only
  useEffect(() => {
    if (open) place.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <div ref={place} className="by-hand">
      {open ? (
        <PenSheet pen={here} label={label} />
      ) : (
        <>
          <PenButton pen={here} />
          {pen.drawing && <PenPicture pen={pen.drawing} who={person.name} />}
        </>
      )}
    </div>
  );
}
