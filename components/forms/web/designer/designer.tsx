import { EditorContent } from '@tiptap/react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { Note } from '#platform/web/widgets/note.tsx';
import { useNarrow } from '#platform/web/widgets/use-narrow.ts';
import type { FormView } from '../../contract.ts';
import { insertPiece, type PieceKind, type Refused } from '../editor/pieces.ts';
import { usePaperEditor } from '../editor/use-paper-editor.ts';
import { Preview } from '../preview/preview.tsx';
import type { PreviewScreen } from '../preview/preview-screen.tsx';
import { PropertiesPanel } from '../settings/properties-panel.tsx';
import { PaperToolbar } from '../toolbar/paper-toolbar.tsx';
import { useBrought } from './brought.ts';
import { type DesignerView, FormHead } from './form-head.tsx';
import { ImportRemarks } from './import-remarks.tsx';
import { Palette } from './palette.tsx';
import { PastedNote } from './pasted-note.tsx';
import { ProblemList } from './problem-list.tsx';
import { StaleDraft } from './stale-draft.tsx';
import { useDraft } from './use-draft.ts';
import { useProblems } from './use-problems.ts';
import { useRegions } from './use-regions.ts';
import '../editor/editor.css';
import '../render/form-paper.css';
import '../looks/text-looks.css';

/** Palette, paper and settings of one form; all three by mouse or by keyboard alone. */
export function Designer({ view }: { readonly view: FormView }): ReactNode {
  const draft = useDraft(view);
  const brought = useBrought();
  const { saver } = draft;
  const [template, setTemplate] = useState(draft.begin);
  const [shown, setShown] = useState<DesignerView>('paper');
  const [screen, setScreen] = useState<PreviewScreen>('computer');
  const narrow = useNarrow();
  const [refused, setRefused] = useState<Refused>();
  const [told, setTold] = useState('');
  const onTemplate = useCallback(
    (next: typeof template) => {
      setTemplate(next);
      setRefused(undefined);
      saver.write(next);
    },
    [saver],
  );
  const keptKeys = useMemo(() => view.keptKeys, [view.keptKeys]);
  const { before } = brought;
  const editor = usePaperEditor({
    begin: draft.begin,
    before,
    keptKeys,
    onTemplate,
    onRefused: setRefused,
    onTold: setTold,
  });
  const { compiled, problems } = useProblems(template, keptKeys, editor);
  const regions = useRegions(shown === 'paper');
  if (!editor) return null;
  const insert = (kind: PieceKind): void => setRefused(insertPiece(editor, kind));
  return (
    <div className="designer">
      <FormHead
        view={view}
        draft={draft}
        editor={editor}
        shown={shown}
        problemCount={problems.length}
        onShow={setShown}
      />
      {draft.theirs && <StaleDraft draft={draft} editor={editor} theirs={draft.theirs} />}
      {/* hidden, not taken away: 撤销 still works after a look at the preview */}
      <div className="designer-desk" hidden={shown !== 'paper'} ref={regions}>
        <Palette onInsert={insert} />
        <section className="designer-paper" aria-label="稿纸" data-region="paper">
          <PaperToolbar editor={editor} />
          <p className="only-for-readers" role="status">
            {told}
          </p>
          <PastedNote editor={editor} />
          <div className="designer-scroll">
            {refused && <Note kind="warning">{refused}</Note>}
            <ImportRemarks {...brought} />
            <EditorContent editor={editor} className={narrow ? 'form-editor is-narrow' : 'form-editor'} />
          </div>
          <ProblemList problems={problems} template={template} editor={editor} />
        </section>
        <PropertiesPanel form={view} editor={editor} template={template} problems={problems} keptKeys={keptKeys} />
      </div>
      {shown !== 'paper' && (
        <Preview
          key={shown}
          view={shown}
          compiled={compiled}
          problems={problems}
          screen={screen}
          onScreen={setScreen}
          onBack={() => setShown('paper')}
        />
      )}
    </div>
  );
}
