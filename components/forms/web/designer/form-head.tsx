import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { DesignerHead } from '#platform/web/widgets/drafts/designer-head.tsx';
import type { FormView } from '../../contract.ts';
import { UsesPopover } from '../uses/uses-popover.tsx';
import { HelpPopover } from './help-popover.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import type { Draft } from './use-draft.ts';
import { Versions } from './versions.tsx';

export type DesignerView = 'paper' | 'read' | 'print' | 'try';

const views: readonly (readonly [DesignerView, string])[] = [
  ['paper', '稿纸'],
  ['try', '试填'],
  ['read', '阅读'],
  ['print', '打印'],
];

interface FormHeadProps {
  readonly view: FormView;
  readonly draft: Draft;
  readonly editor: Editor;
  readonly shown: DesignerView;
  readonly problemCount: number;
  readonly onShow: (view: DesignerView) => void;
}

/** Above the paper: the ways to look at the form, and what is done with it. */
export function FormHead({ view, draft, editor, shown, problemCount, onShow }: FormHeadProps): ReactNode {
  const [publishing, setPublishing] = useState(false);
  const name = useEditorState({ editor, selector: ({ editor: now }) => String(now.state.doc.attrs.name) });
  const may = useEditorState({
    editor,
    selector: ({ editor: now }) => ({ undo: now.can().undo(), redo: now.can().redo() }),
  });
  const next = (view.current?.number ?? 0) + 1;
  return (
    <DesignerHead
      back={{ to: '/forms', words: '表单' }}
      title={name || '没有名称的表单'}
      saving={draft}
      number={view.current?.number}
      saveAgain={draft.saver.save}
      begunWith={view.draft}
    >
      <nav className="views" aria-label="怎样看这张表单">
        {views.map(([one, words]) => (
          <button key={one} type="button" aria-pressed={shown === one} onClick={() => onShow(one)}>
            {words}
          </button>
        ))}
        <Link to={`/forms/${view.formId}/rights`}>谁能看和填</Link>
      </nav>
      <div className="acts">
        <Button type="text" disabled={!may.undo || shown !== 'paper'} onClick={() => editor.commands.undo()}>
          撤销
        </Button>
        <Button type="text" disabled={!may.redo || shown !== 'paper'} onClick={() => editor.commands.redo()}>
          重做
        </Button>
        <Versions view={view} draft={draft} editor={editor} />
        <UsesPopover formId={view.formId} />
        <HelpPopover />
        <Button type="primary" onClick={() => setPublishing(true)}>
          发布第 {next} 版…
        </Button>
      </div>
      <PublishDialog
        open={publishing}
        view={view}
        draft={draft}
        next={next}
        problemCount={problemCount}
        onClose={() => setPublishing(false)}
      />
    </DesignerHead>
  );
}
