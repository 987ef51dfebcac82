import type { FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import { webKindOf } from '../kinds/index.ts';
import { PlainText } from './plain-text.tsx';

/** A field as it is read on paper. */
export function FieldText({ slot }: { readonly slot: FieldSlot }): ReactNode {
  const { Text, typedByHand } = webKindOf(slot.fieldKind);
  const text = Text ? <Text slot={slot} /> : <PlainText slot={slot} typedByHand={typedByHand === true} />;
  return slot.alone && slot.display !== '' ? (
    <>
      <span className="gov-field-text">{slot.label}：</span>
      {text}
    </>
  ) : (
    text
  );
}
