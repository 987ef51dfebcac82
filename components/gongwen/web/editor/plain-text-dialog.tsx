import { fromPlainText } from '@gov/gongwen';
import type { Editor } from '@tiptap/core';
import { Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTypedText } from '#platform/web/shell/use-typed.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { contentOf } from './body-of-editor.ts';

interface PlainTextDialogProps {
  readonly matterId: string;
  readonly open: boolean;
  readonly editor: Editor;
  readonly onClose: () => void;
}

/** 粘贴成稿: plain text whose ordinals say which lines are headings. */
export function PlainTextDialog({ matterId, open, editor, onClose }: PlainTextDialogProps): ReactNode {
  const id = useId();
  const { text, write: setText } = useTypedText(matterId, 'plain-text');
  const replaces = !editor.isEmpty;
  const insert = (): void => {
    editor
      .chain()
      .focus()
      .setContent(contentOf(fromPlainText(text)), { emitUpdate: true })
      .run();
    setText('');
    onClose();
  };
  return (
    <DecisionDialog
      open={open}
      title="粘贴成稿"
      leaveWords="先不粘贴"
      primaryWords={replaces ? '用它换下现有正文' : '放进正文'}
      wayBack={replaces ? '换下以后，“撤销”能找回现有正文' : undefined}
      disabled={text.trim() === ''}
      onLeave={onClose}
      onDecide={insert}
    >
      <div>
        <label htmlFor={id}>文稿的纯文本</label>
        <p className="tertiary small">
          一行一段。“一、”“（一）”“1.”“（1）”开头的行成为各级标题，“| 甲 | 乙 |”成为表格。
        </p>
        <Input.TextArea id={id} rows={12} value={text} onChange={(event) => setText(event.target.value)} />
      </div>
    </DecisionDialog>
  );
}
