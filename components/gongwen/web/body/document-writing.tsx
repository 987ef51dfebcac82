import type { BodyDocument } from '@gov/gongwen';
import { Select } from 'antd';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { MatterPanelProps } from '#components/matters/web/parts.ts';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import type { DocumentFormat, DocumentView } from '../../contract.ts';
import type { EditorHandle } from '../editor/body-editor.tsx';
import { KeptText, LeftOver } from '../saving/kept-text.tsx';
import { dropLeftOver, keepLeftOver, useBodyPlace, useLeftOver } from '../saving/left-over.ts';
import { SaveLine } from '../saving/save-line.tsx';
import { useBodySaving } from '../saving/use-body-saving.ts';
import { BodyOnPaper } from './body-on-paper.tsx';
import { Findings } from './findings.tsx';
import { OtherEditorLine } from './other-editor-line.tsx';
import { OvertakenLines } from './overtaken-lines.tsx';
import { PagePreview } from './page-preview.tsx';
import { PanelHead, type PanelView } from './panel-head.tsx';
import { StaleChoice } from './stale-choice.tsx';
import { useOtherEditor } from './use-other-editor.ts';

// the editor is large and most readers of a document never write it
const BodyEditor = lazy(() => import('../editor/body-editor.tsx'));

const formats: readonly { readonly value: DocumentFormat; readonly label: string }[] = [
  { value: 'ORDINARY', label: '普通格式' },
  { value: 'LETTER', label: '信函格式' },
];

interface DocumentWritingProps {
  readonly document: DocumentView;
  readonly beforeActing: MatterPanelProps['beforeActing'];
  readonly slip: MatterPanelProps['slip'];
}

/** The document in the hands of somebody whose step may change it. */
export function DocumentWriting({ document, beforeActing, slip }: DocumentWritingProps): ReactNode {
  const saving = useBodySaving(document);
  const place = useBodyPlace(document.matterId);
  const leftOver = useLeftOver(place);
  const { other, typed } = useOtherEditor(document);
  const [shown, setShown] = useState<PanelView>('write');
  /** Text the editor began with; a new one makes a new editor. */
  const [start, setStart] = useState({ body: saving.begin, count: 0 });
  const [kept, setKept] = useState<BodyDocument>();
  const editor = useRef<EditorHandle | undefined>(undefined);
  const ready = useCallback((handle: EditorHandle) => {
    editor.current = handle;
  }, []);

  const { write, save, settle } = saving;
  useEffect(() => beforeActing?.(settle), [beforeActing, settle]);
  const onText = useCallback(
    (body: BodyDocument) => {
      write(body);
      typed();
    },
    [write, typed],
  );
  const leave = useCallback(() => void save(), [save]);
  const show = (view: PanelView): void => {
    void save();
    setShown(view);
  };
  const begin = (from: DocumentView): void => {
    saving.startFrom(from);
    setStart(({ count }) => ({ body: from.body, count: count + 1 }));
  };
  const takeTheirs = (theirs: DocumentView): void => {
    setKept(saving.text());
    keepLeftOver(place, saving.text());
    begin(theirs);
  };
  // somebody else saved while nothing was written here
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is the only reason to look
  useEffect(() => {
    if (saving.isOlderThan(document)) begin(document);
  }, [document.bodyVersion]);

  return (
    <section className="document-panel" aria-label="正文">
      <PanelHead document={document} views={['write', 'read', 'pages']} shown={shown} onShow={show}>
        <Select
          size="small"
          variant="borderless"
          aria-label="公文格式"
          value={document.format}
          options={[...formats]}
          onChange={saving.chooseFormat}
        />
      </PanelHead>
      <div className="lines">
        {document.frozen && (
          <Note kind="warning">
            <b>已经签发。</b>现在改正文，签发就失效，改好后要重新签发。
          </Note>
        )}
        <OvertakenLines document={document} />
        {other && <OtherEditorLine other={other} />}
        {kept && leftOver && <KeptText body={kept} onDone={() => dropLeftOver(place)} />}
        {!kept && leftOver && <LeftOver place={place} body={leftOver} />}
      </div>
      {/* hidden, not taken away: 撤销 still works after a look at the pages */}
      <div hidden={shown !== 'write'}>
        <Suspense fallback={<LoadingState lines={8} />}>
          <BodyEditor
            key={start.count}
            matterId={document.matterId}
            body={start.body}
            slip={slip}
            onText={onText}
            onLeave={leave}
            onReady={ready}
            status={<SaveLine saving={saving} />}
          />
        </Suspense>
      </div>
      {shown === 'read' && <BodyOnPaper matterId={document.matterId} body={saving.text()} title={document.title} />}
      {shown === 'pages' && <PagePreview document={document} body={saving.text()} />}
      {shown === 'write' && (
        <Findings
          matterId={document.matterId}
          onGoTo={(block) => editor.current?.goTo(block)}
          onRewrite={(block, text) => editor.current?.rewrite(block, text)}
        />
      )}
      {saving.theirs && (
        <StaleChoice
          mine={saving.text()}
          theirs={saving.theirs}
          onOverwrite={saving.overwrite}
          onTakeTheirs={takeTheirs}
        />
      )}
    </section>
  );
}
