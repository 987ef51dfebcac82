import type { FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import { signatureOf } from '../controls/field-values.ts';
import { SignatureControl, SignatureInk } from '../controls/signature-control.tsx';
import type { WebKind } from './web-kind.ts';

export const signature: WebKind = { Control: SignatureControl, Text: SignatureText, group: true };

function SignatureText({ slot }: { readonly slot: FieldSlot }): ReactNode {
  const signed = signatureOf(slot.value);
  if (!signed?.ink) return slot.display === '' ? null : <span className="gov-field-text">{slot.display}</span>;
  return <SignatureInk ink={signed.ink} label={slot.display} />;
}
