import { fromPlainText } from '@gov/gongwen';
import type { Editor } from '@tiptap/core';
import { Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTypedText } from '#platform/web/shell/use-typed.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { FinishedParts } from './finished-parts.tsx';
import { type PasteParts, replaceAll } from './use-paste-parts.ts';

interface PlainTextDialogProps {
  readonly matterId: string;
  readonly open: boolean;
  readonly editor: Editor;
  readonly parts: PasteParts;
  readonly onClose: () => void;
}

/** 粘贴成稿: plain text whose ordinals say which lines are headings, its parts put into their fields. */
export function PlainTextDialog({ matterId, open, editor, parts, onClose }: PlainTextDialogProps): ReactNode {
  const id = useId();
  const { text, write: setText } = useTypedText(matterId, 'plain-text');
  const replaces = !editor.isEmpty;
  const body = fromPlainText(text);
  const places = open ? parts.placesOf(body) : [];
  const insert = (): void => {
    parts.put(body, replaceAll(editor));
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
          一行一段。“一、”“（一）”“1.”“（1）”开头的短句成为各级标题；单独成句的条款仍是正文，同一组条款一样对待。“| 甲 |
          乙 |”成为表格。
        </p>
        <Input.TextArea
          id={id}
          rows={places.length > 0 ? 7 : 12}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <FinishedParts places={places} kept={parts.kept} onKeep={parts.setKept} />
    </DecisionDialog>
  );
}
