import type { FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import { attachmentsOf } from './field-values.ts';
import { usePaper } from './paper-context.ts';
import { words } from './words.ts';

const typedByHand: ReadonlySet<FieldSlot['fieldKind']> = new Set(['text', 'multiline']);

/** A field as text on paper; files and the body are links. */
export function FieldText({ slot }: { readonly slot: FieldSlot }): ReactNode {
  const { onOpenBody } = usePaper();
  if (slot.fieldKind === 'attachments') return <AttachmentList slot={slot} />;
  if (slot.fieldKind === 'body' && onOpenBody) {
    return (
      <button type="button" className="gov-field-link" onClick={onOpenBody}>
        {slot.display || words.openBody}
      </button>
    );
  }
  // how to fill it in is no word for who reads it; what the system will write is
  if (slot.display === '')
    return slot.hint && !typedByHand.has(slot.fieldKind) ? <span className="gov-field-empty">{slot.hint}</span> : null;
  return (
    <span className="gov-field-text">
      {slot.display}
      {slot.unit ? ` ${slot.unit}` : ''}
    </span>
  );
}

function AttachmentList({ slot }: { readonly slot: FieldSlot }): ReactNode {
  const { attachmentAddress } = usePaper();
  const files = attachmentsOf(slot.value);
  if (files.length === 0) return null;
  return (
    <ol className="gov-field-files">
      {files.map((file) => (
        <li key={file.fileId}>{attachmentAddress ? <a href={attachmentAddress(file)}>{file.name}</a> : file.name}</li>
      ))}
    </ol>
  );
}
