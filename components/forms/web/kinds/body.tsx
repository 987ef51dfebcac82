import type { FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import { usePaper } from '../render/paper-context.ts';
import { PlainText } from '../render/plain-text.tsx';
import { words } from '../render/words.ts';
import type { WebKind } from './web-kind.ts';

export const body: WebKind = { Text: BodyLink };

/** The document's text opens beside the form, where the page can do that. */
function BodyLink({ slot }: { readonly slot: FieldSlot }): ReactNode {
  const { onOpenBody } = usePaper();
  if (!onOpenBody) return <PlainText slot={slot} />;
  return (
    <button type="button" className="gov-field-link" onClick={onOpenBody}>
      {slot.display || words.openBody}
    </button>
  );
}
