import { amountInWords, type FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import { words } from '../render/words.ts';
import { textOf } from './field-values.ts';

/** 大写 behind an amount, where the form asks for it; while it is typed too. */
export function Capitals({ slot }: { readonly slot: FieldSlot }): ReactNode {
  const written = slot.capitals ? amountInWords(textOf(slot.value).replace(/[,，\s]/g, '')) : '';
  return written === '' ? null : <span className="gov-field-capitals">{words.capitals(written)}</span>;
}
