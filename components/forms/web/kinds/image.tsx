import type { FieldSlot } from '@gov/forms';
import type { ReactNode } from 'react';
import { AttachmentControl, AttachmentList } from '../controls/attachment-control.tsx';
import type { ControlProps } from '../controls/control-props.ts';
import { attachmentsOf } from '../controls/field-values.ts';
import { usePaper } from '../render/paper-context.ts';
import type { WebKind } from './web-kind.ts';

export const image: WebKind = { Control: ImageControl, Text: Images };

function ImageControl(props: ControlProps): ReactNode {
  return (
    <>
      <Images slot={props.slot} />
      <AttachmentControl {...props} accept=".png,.jpg,.jpeg,.gif,.webp" />
    </>
  );
}

/** The pictures themselves, as wide as their cell; their names where the page has no address for them. */
function Images({ slot }: { readonly slot: FieldSlot }): ReactNode {
  const { attachmentAddress } = usePaper();
  const files = attachmentsOf(slot.value);
  if (!attachmentAddress || files.length === 0) return <AttachmentList slot={slot} />;
  return (
    <span className="gov-field-images">
      {files.map((file) => (
        <img key={file.fileId} src={attachmentAddress(file)} alt={file.name} />
      ))}
    </span>
  );
}
