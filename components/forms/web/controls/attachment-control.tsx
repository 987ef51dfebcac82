import type { FieldSlot } from '@gov/forms';
import { type ReactNode, useRef, useState } from 'react';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import type { ControlProps } from './control-props.ts';
import { attachmentsAsJson, attachmentsOf } from './field-values.ts';

type Upload = 'idle' | 'running' | 'failed';

interface AttachmentControlProps extends ControlProps {
  /** Names of files that are offered, as a browser takes them. */
  readonly accept?: string;
}

/** Files of the matter; the page uploads them, the paper keeps the list. */
export function AttachmentControl({ slot, control, accept }: AttachmentControlProps): ReactNode {
  const { onChange, onLeave, pickers, attachmentAddress } = usePaper();
  const [upload, setUpload] = useState<Upload>('idle');
  const files = attachmentsOf(slot.value);
  // files may be taken off while others are still being uploaded
  const latest = useRef(files);
  latest.current = files;

  const add = async (chosen: FileList | null): Promise<void> => {
    if (!chosen || chosen.length === 0 || !pickers.uploadFiles) return;
    setUpload('running');
    try {
      const stored = await pickers.uploadFiles([...chosen]);
      onChange(slot.key, attachmentsAsJson([...latest.current, ...stored]));
      setUpload('idle');
    } catch {
      setUpload('failed');
    }
    onLeave(slot.key);
  };
  const remove = (fileId: string): void => {
    const rest = files.filter((file) => file.fileId !== fileId);
    onChange(slot.key, rest.length === 0 ? null : attachmentsAsJson(rest));
  };

  return (
    <span className="gov-field-upload">
      {files.length > 0 ? (
        <ol className="gov-field-files">
          {files.map((file) => (
            <li key={file.fileId}>
              {attachmentAddress ? <a href={attachmentAddress(file)}>{file.name}</a> : file.name}
              <button type="button" aria-label={words.remove(file.name)} onClick={() => remove(file.fileId)}>
                ×
              </button>
            </li>
          ))}
        </ol>
      ) : null}
      {pickers.uploadFiles ? (
        <span className="gov-field-button">
          {upload === 'running' ? words.uploading : words.uploadFiles}
          <input
            {...control}
            type="file"
            accept={accept}
            multiple
            disabled={upload === 'running'}
            onChange={(event) => {
              void add(event.target.files);
              event.target.value = '';
            }}
          />
        </span>
      ) : null}
      <span role="status" className="gov-field-problem">
        {upload === 'failed' ? words.uploadFailed : ''}
      </span>
    </span>
  );
}

/** The files as links. */
export function AttachmentList({ slot }: { readonly slot: FieldSlot }): ReactNode {
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
