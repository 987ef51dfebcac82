import type { FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import { webKindOf } from '../kinds/index.ts';
import { controlAttributes } from './control-attributes.ts';
import { FieldControl } from './field-control.tsx';
import { FieldText } from './field-text.tsx';
import { fieldId, usePaper } from './paper-context.ts';

interface FieldOnPaperProps {
  readonly slot: FieldSlot;
  readonly mode: 'fill' | 'read';
}

/** One field where it stands on paper: as text, or with label, control, hint and what is wrong with it. */
export function FieldOnPaper({ slot, mode }: FieldOnPaperProps): ReactNode {
  const { idPrefix } = usePaper();
  if (slot.off) return null;
  if (mode === 'read' || slot.mode === 'read') return <FieldText slot={slot} />;
  const id = fieldId(idPrefix, slot.key);
  return (
    <span className={slot.problem ? 'gov-field has-problem' : 'gov-field'}>
      <FieldLabel slot={slot} id={id} />
      <FieldControl slot={slot} control={controlAttributes(slot, id)} />
      {slot.hint ? (
        <span className="gov-field-hint" id={`${id}-hint`}>
          {slot.hint}
        </span>
      ) : null}
      {slot.problem ? (
        <span className="gov-field-problem" id={`${id}-problem`}>
          {slot.problem}
        </span>
      ) : null}
    </span>
  );
}

/** The header cell already shows the word; then the label is there for readers only. */
function FieldLabel({ slot, id }: { readonly slot: FieldSlot; readonly id: string }): ReactNode {
  const className = slot.labelInHeader ? 'gov-field-label is-unseen' : 'gov-field-label';
  if (webKindOf(slot.fieldKind).group) {
    return (
      <span className={className} id={`${id}-label`}>
        {slot.label}
      </span>
    );
  }
  return (
    <label className={className} htmlFor={id}>
      {slot.label}
    </label>
  );
}
