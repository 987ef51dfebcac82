import type { FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import type { WebKind } from './web-kind.ts';

export const explanation: WebKind = { Text: Explanation };

function Explanation({ slot }: { readonly slot: FieldSlot }): ReactNode {
  return <span className="gov-field-explanation">{slot.display}</span>;
}
