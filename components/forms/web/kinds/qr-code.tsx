import { type FieldSlot, qrLines } from '@gov/forms';
import type { ReactNode } from 'react';
import { words } from '../render/words.ts';
import type { WebKind } from './web-kind.ts';

export const qrCode: WebKind = { Text: QrCode };

/** The code as one path; what it says is its name for those who do not see it. */
function QrCode({ slot }: { readonly slot: FieldSlot }): ReactNode {
  if (slot.display === '') return slot.hint ? <span className="gov-field-empty">{slot.hint}</span> : null;
  const { size, path } = qrLines(slot.display);
  return (
    <svg
      className="gov-field-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={words.qrOf(slot.label, slot.display)}
    >
      <path d={path} />
    </svg>
  );
}
