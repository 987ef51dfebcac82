import { type ReactNode, useState } from 'react';
import type { DocumentView } from '../../contract.ts';
import { BodyOnPaper } from './body-on-paper.tsx';
import { FrozenLine } from './frozen-line.tsx';
import { LeftOver } from './kept-text.tsx';
import { useLeftOver } from './left-over.ts';
import { OtherEditorLine } from './other-editor-line.tsx';
import { PagePreview } from './page-preview.tsx';
import { PanelHead, type PanelView } from './panel-head.tsx';

/** The document as those read it who do not write it. */
export function DocumentReading({ document }: { readonly document: DocumentView }): ReactNode {
  const { matterId, body, title, frozen, otherEditor } = document;
  const leftOver = useLeftOver(matterId);
  const hasText = body.content.some((block) => block.type !== 'paragraph' || block.content);
  const [shown, setShown] = useState<PanelView>(hasText ? 'read' : 'pages');
  return (
    <section className="document-panel" aria-label="正文">
      <PanelHead document={document} views={['read', 'pages']} shown={shown} onShow={setShown} />
      <div className="lines">
        {frozen && <FrozenLine frozen={frozen} />}
        {otherEditor && <OtherEditorLine other={otherEditor} />}
        {leftOver && <LeftOver matterId={matterId} body={leftOver} />}
      </div>
      {shown === 'read' && hasText && <BodyOnPaper matterId={matterId} body={body} title={title} />}
      {shown === 'read' && !hasText && <p className="list-state">正文还没有写。</p>}
      {shown === 'pages' && <PagePreview document={document} />}
    </section>
  );
}
