import { type BodyDocument, textOf } from '@gov/gongwen';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { TypedPlace } from '#platform/web/data/typed-words.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { dropLeftOver } from './left-over.ts';

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
  useEffect(() => {
    // who asked for it gets it at once; otherwise the cursor stays where it is
    if (!reason) setCopied(copyFrom(field.current?.querySelector('textarea')));
  }, [reason]);
  return (
    <Note kind="primary">
      {reason && <p>{reason}</p>}
      <b>您写的那一份{copied ? '已经复制，可以粘贴到需要的地方。' : '在下面，可以复制。'}</b>
      <div ref={field}>
        <Input.TextArea aria-label="您写的那一份" readOnly value={text} rows={5} />
      </div>
      <p className="row">
        <Button size="small" onClick={copy}>
          {copied ? '再复制一次' : '复制'}
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

interface LeftOverProps {
  readonly place: TypedPlace;
  readonly body: BodyDocument;
}

/** A text whose last save was refused when its editor was already gone. */
export const LeftOver = ({ place, body }: LeftOverProps): ReactNode => (
  <KeptText body={body} reason="您最后写的一份没有存上。" onDone={() => dropLeftOver(place)} />
);
