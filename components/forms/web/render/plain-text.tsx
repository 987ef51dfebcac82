import { type FieldSlot, wordsOfSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import { Capitals } from '../controls/capitals.tsx';

interface PlainTextProps {
  readonly slot: FieldSlot;
  readonly typedByHand?: boolean;
}

/** A value as words with its unit. How to fill it in is no word for who reads it; what the system will write is. */
export function PlainText({ slot, typedByHand = false }: PlainTextProps): ReactNode {
  if (slot.display === '')
    return slot.hint && !typedByHand ? <span className="gov-field-empty">{slot.hint}</span> : null;
  return (
    <span className="gov-field-text">
      {wordsOfSlot(slot)}
      <Capitals slot={slot} />
    </span>
  );
}
