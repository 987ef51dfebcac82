import type { FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import { AttachmentControl } from './attachment-control.tsx';
import { ChoiceControl, ChoicesControl } from './choice-control.tsx';
import { DateControl, DateRangeControl } from './date-control.tsx';
import type { ControlAttributes } from './field-on-paper.tsx';
import { FieldText } from './field-text.tsx';
import { AgencyListControl, ReferenceControl } from './reference-control.tsx';
import { NumberControl, TextControl } from './text-control.tsx';

export interface ControlProps {
  readonly slot: FieldSlot;
  readonly control: ControlAttributes;
}

/** The native control of a field's kind. */
export function FieldControl({ slot, control }: ControlProps): ReactNode {
  switch (slot.fieldKind) {
    case 'text':
    case 'multiline':
      return <TextControl slot={slot} control={control} />;
    case 'number':
    case 'amount':
      return <NumberControl slot={slot} control={control} />;
    case 'date':
      return <DateControl slot={slot} control={control} />;
    case 'dateRange':
      return <DateRangeControl slot={slot} control={control} />;
    case 'choice':
      return <ChoiceControl slot={slot} control={control} />;
    case 'choices':
      return <ChoicesControl slot={slot} control={control} />;
    case 'person':
    case 'section':
      return <ReferenceControl slot={slot} control={control} />;
    case 'agencyList':
      return <AgencyListControl slot={slot} control={control} />;
    case 'attachments':
      return <AttachmentControl slot={slot} control={control} />;
    case 'documentNumber':
    case 'body':
    case 'formula':
    case 'hidden':
      return <FieldText slot={slot} />;
  }
}
