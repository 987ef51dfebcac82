import type { ReactNode } from 'react';
import type { ControlProps } from '../controls/control-props.ts';
import { webKindOf } from '../kinds/index.ts';
import { FieldText } from './field-text.tsx';

/** The native control of a field's kind. */
export function FieldControl({ slot, control }: ControlProps): ReactNode {
  const { Control } = webKindOf(slot.fieldKind);
  return Control ? <Control slot={slot} control={control} /> : <FieldText slot={slot} />;
}
