import { Button } from 'antd';
import { useRef } from 'react';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { useCommand } from '#platform/web/data/use-route.ts';
import { FileLine } from '#platform/web/widgets/file-line.tsx';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type MatterView, routes } from '../../contract.ts';
import { rereadMatter } from '../handling/use-matter.ts';
import { progressWords, useUpload } from './use-upload.ts';

type Attachment = MatterView['attachments'][number];

/** Files kept with the matter: reading, adding several at once, taking own ones off again. */
export function Attachments({ view }: { readonly view: MatterView }) {
  const { matterId, attachments, mayAttach, attachmentMegabytes } = view;
  const adding = useUpload(matterId, attachmentMegabytes);
  if (attachments.length === 0 && !mayAttach) return <p className="attachments none secondary">没有附件。</p>;
  return (
    <section className="attachments" aria-label="附件">
      <header className="row between">
        <h2>附件 {attachments.length > 0 && attachments.length}</h2>
        {mayAttach && <AddFiles busy={adding.progress !== undefined} onFiles={adding.add} />}
      </header>
      {adding.progress && (
        <p className="secondary small" role="status">
          {progressWords(adding.progress)}
        </p>
      )}
      {mayAttach && <Refusal error={adding.error} />}
      <ul>
        {attachments.map((attachment) => (
          <AttachmentLine
            key={attachment.id}
            matterId={matterId}
            attachment={attachment}
            onRemove={adding.forgetRefusal}
          />
        ))}
      </ul>
    </section>
  );
}

interface AddFilesProps {
  readonly busy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

function AddFiles({ busy, onFiles }: AddFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="small" icon={<Icon name="attachment" />} loading={busy} onClick={() => input.current?.click()}>
        添加附件…
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="添加附件"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}

interface AttachmentLineProps {
  readonly matterId: string;
  readonly attachment: Attachment;
  readonly onRemove: () => void;
}

function AttachmentLine({ matterId, attachment, onRemove }: AttachmentLineProps) {
  const remove = useCommand(routes.removeAttachment, { onDone: () => void rereadMatter(matterId) });
  const params = { matterId, attachmentId: attachment.id };
  return (
    <li>
      <div className="row">
        <div className="grow">
          <FileLine
            name={attachment.name}
            bytes={attachment.bytes}
            href={downloadUrl(routes.downloadAttachment, { params })}
          />
        </div>
        {attachment.removable && (
          <Button
            type="text"
            size="small"
            aria-label={`移除 ${attachment.name}`}
            loading={remove.isPending}
            onClick={() => {
              onRemove();
              remove.mutate({ params });
            }}
          >
            移除
          </Button>
        )}
      </div>
      <p className="tertiary small">{attachment.addedBy}添加</p>
      <Refusal error={remove.error} />
    </li>
  );
}
