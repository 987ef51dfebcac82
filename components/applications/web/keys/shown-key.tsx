import type { ReplyOf } from '@gov/base/component';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { ShownOnceDialog } from '#platform/web/widgets/dialogs/shown-once-dialog.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { routes } from '../../contract.ts';

interface ShownKeyProps {
  readonly name: string;
  readonly person: string;
  readonly made: ReplyOf<(typeof routes)['makeKey']>;
  readonly onClose: () => void;
}

/** The key, once; nobody sees it again. */
export function ShownKey({ name, person, made, onClose }: ShownKeyProps) {
  const now = useNow();
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyFrom(field.current));
  return (
    <ShownOnceDialog
      title={`“${name}”的应用密钥`}
      width={560}
      kept={copied}
      question="密钥还没有复制。关掉后看不到了，只能停用这个、再建一个。"
      stayWords="先不关"
      leaveWords="关掉"
      wayBack="关掉后看不到了"
      actions={(leave) => (
        <>
          <Button autoFocus onClick={() => void copy()}>
            {copied ? '已复制' : '复制密钥'}
          </Button>
          <Button type="primary" onClick={leave}>
            已经存好
          </Button>
        </>
      )}
      onClose={onClose}
    >
      <div className="stack">
        <textarea
          ref={field}
          className="shown-key"
          aria-label="应用密钥"
          readOnly
          rows={2}
          spellCheck={false}
          value={made.key}
          onFocus={({ currentTarget }) => currentTarget.select()}
          // Ctrl+C in the field keeps it as well
          onCopy={() => setCopied(true)}
        />
        <p className="secondary">
          {person}登录后在首页同意，就能用了；{dateTimeWords(made.agreeBy, now)} 前没有同意，自动作废。
        </p>
        <Note kind="warning">
          拿到密钥的程序就能用{person}的名义办事。请存进对方系统的密钥配置里，不要发到群里、写进网址或代码。
        </Note>
      </div>
    </ShownOnceDialog>
  );
}

/** The clipboard exists on secure pages only; elsewhere the field's own text is copied, as by Ctrl+C. */
async function copyFrom(field: HTMLTextAreaElement | null): Promise<boolean> {
  if (!field) return false;
  if (navigator.clipboard) {
    const done = await navigator.clipboard.writeText(field.value).then(
      () => true,
      () => false,
    );
    if (done) return true;
  }
  field.focus();
  field.select();
  return document.execCommand('copy');
}
