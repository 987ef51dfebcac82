import type { BodyDocument } from '@gov/gongwen';
import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { FinishedParts } from './finished-parts.tsx';
import { insertHere, type PasteParts } from './use-paste-parts.ts';

interface PastedDocumentDialogProps {
  /** A paste that is a whole document; undefined = none. */
  readonly body: BodyDocument | undefined;
  readonly editor: Editor;
  readonly parts: PasteParts;
  readonly onClose: () => void;
}

/** Ctrl+V of a finished document: its title, receivers and closing would be printed twice if they became text. */
export function PastedDocumentDialog({ body, editor, parts, onClose }: PastedDocumentDialogProps): ReactNode {
  const insert = (): void => {
    if (body) parts.put(body, insertHere(editor));
    onClose();
  };
  return (
    <DecisionDialog
      open={body !== undefined}
      title="粘贴的是一份完整的公文"
      leaveWords="先不粘贴"
      primaryWords="照这样放好"
      wayBack="放好以后可以一步撤销"
      onLeave={onClose}
      onDecide={insert}
    >
      <FinishedParts places={body ? parts.placesOf(body) : []} kept={parts.kept} onKeep={parts.setKept} />
      <p className="tertiary small">不勾的留在正文里，会和系统印的重复。其余文字放进正文。</p>
    </DecisionDialog>
  );
}
