import { type BodyDocument, textOf } from '@gov/gongwen';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Note } from '#platform/web/widgets/note.tsx';

interface KeptTextProps {
  readonly body: BodyDocument;
  /** Why it stands here. */
  readonly reason?: string;
  readonly onDone: () => void;
}

/** The own text after somebody else's was taken: on the clipboard, and here until it is no longer wanted. */
export function KeptText({ body, reason, onDone }: KeptTextProps): ReactNode {
  const text = textOf(body);
  const field = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = (): void => setCopied(copyFrom(field.current?.querySelector('textarea')));
  useEffect(() => setCopied(copyFrom(field.current?.querySelector('textarea'))), []);
  return (
    <Note kind="primary">
      {reason && <p>{reason}</p>}
      <b>您写的那一份{copied ? '已经复制，可以粘贴到需要的地方。' : '在下面，可以复制。'}</b>
      <div ref={field}>
        <Input.TextArea aria-label="您写的那一份" readOnly value={text} rows={5} />
      </div>
      <p className="row">
        <Button size="small" onClick={copy}>
          再复制一次
        </Button>
        <Button size="small" onClick={onDone}>
          不再需要
        </Button>
      </p>
    </Note>
  );
}

/** `navigator.clipboard` exists in secure contexts only, and intranets are often plain HTTP. */
function copyFrom(area: HTMLTextAreaElement | null | undefined): boolean {
  if (!area) return false;
  area.focus();
  area.select();
  return document.execCommand('copy');
}
