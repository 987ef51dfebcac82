import { type ReactNode, useEffect, useState } from 'react';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { type DocumentView, routes } from '../../contract.ts';
import { RegisteredBefore } from '../registers/registered-before.tsx';
import { LeftOver } from '../saving/kept-text.tsx';
import { layBodyAside, useBodyPlace, useLeftOver } from '../saving/left-over.ts';
import { BodyOnPaper } from './body-on-paper.tsx';
import { FinalPages } from './final-pages.tsx';
import { FrozenLine } from './frozen-line.tsx';
import { OtherEditorLine } from './other-editor-line.tsx';
import { OvertakenLines } from './overtaken-lines.tsx';
import { PagePreview } from './page-preview.tsx';
import { PanelHead, type PanelView } from './panel-head.tsx';
import { useOtherEditor } from './use-other-editor.ts';

/** The document as those read it who do not write it. */
export function DocumentReading({ document }: { readonly document: DocumentView }): ReactNode {
  const { matterId, body, title, frozen, direction } = document;
  const { other } = useOtherEditor(document, direction === 'OUT' && !frozen);
  const place = useBodyPlace(matterId);
  const leftOver = useLeftOver(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when nobody writes here any more
  useEffect(() => {
    // where the step may write, an editor elsewhere goes on with what was typed
    if (!document.mayEdit) layBodyAside(place, document);
  }, []);
  const hasText = body.content.some((block) => block.type !== 'paragraph' || block.content);
  const [shown, setShown] = useState<PanelView>(hasText ? 'read' : 'pages');
  if (direction === 'IN' && !hasText) return <AsItCame document={document} />;
  return (
    // the paper's pages have a print of their own; beside the slip they would be an empty sheet
    <section className={shown === 'pages' ? 'document-panel not-printed' : 'document-panel'} aria-label="正文">
      <PanelHead document={document} views={['read', 'pages']} shown={shown} onShow={setShown} />
      <div className="lines">
        {frozen && <FrozenLine frozen={frozen} />}
        <OvertakenLines document={document} />
        {other && <OtherEditorLine other={other} />}
        {leftOver && <LeftOver place={place} body={leftOver} />}
      </div>
      {shown === 'read' && hasText && <BodyOnPaper matterId={matterId} body={body} title={title} />}
      {shown === 'read' && !hasText && <p className="list-state">正文还没有写。</p>}
      {shown === 'pages' &&
        (document.finalFile ? <FinalPages document={document} /> : <PagePreview document={document} />)}
    </section>
  );
}

/** 来文 is its file: laid out here, it would carry our head and our name on somebody else's document. */
function AsItCame({ document }: { readonly document: DocumentView }): ReactNode {
  return (
    <section className="document-panel not-printed" aria-label="来文">
      <header>
        <h2>来文</h2>
      </header>
      <div className="lines">
        <RegisteredBefore document={document} />
      </div>
      <CameAs document={document} />
    </section>
  );
}

/** A PDF is read here page by page; another kind of file is downloaded. */
function CameAs({ document }: { readonly document: DocumentView }): ReactNode {
  const { matterId, finalFile } = document;
  if (!finalFile) return <p className="list-state">来文是纸质的，没有电子正文。扫描件可以加为附件。</p>;
  const download = (
    <a href={downloadUrl(routes.pdf, { params: { matterId } })} download={finalFile.name}>
      <Icon name="document" /> 下载来文
    </a>
  );
  return finalFile.mediaType === 'application/pdf' ? (
    <FinalPages document={document}>{download}</FinalPages>
  ) : (
    <p className="list-state">{download}</p>
  );
}
