import { capitalsOfSlot, type FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';

/** 大写 behind an amount, where the form asks for it; while it is typed too. */
export function Capitals({ slot }: { readonly slot: FieldSlot }): ReactNode {
  const written = capitalsOfSlot(slot);
  return written === '' ? null : <span className="gov-field-capitals">{written}</span>;
}
