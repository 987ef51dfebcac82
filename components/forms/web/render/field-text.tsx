import type { FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import { attachmentsOf } from './field-values.ts';
import { usePaper } from './paper-context.ts';
import { words } from './words.ts';

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
  if (slot.display === '') return slot.hint ? <span className="gov-field-empty">{slot.hint}</span> : null;
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
