import { choiceBoxes, type FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import { PlainText } from './plain-text.tsx';
import { words } from './words.ts';

/** Every choice with its box, as it is ticked on paper; in words where it is no such list. */
export function TickedBoxes({ slot }: { readonly slot: FieldSlot }): ReactNode {
  const boxes = choiceBoxes(slot);
  if (!boxes) return <PlainText slot={slot} />;
  return (
    <span className="gov-field-text gov-field-boxes">
      {boxes.map(({ label, ticked }) => (
        <span key={label} className={ticked ? 'is-ticked' : undefined}>
          <i aria-hidden="true">□{ticked ? <b>√</b> : null}</i>
          {label}
          <span className="gov-field-unseen">{ticked ? words.ticked : words.notTicked}</span>
        </span>
      ))}
    </span>
  );
}
