import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { type DocumentView, routes } from '../../contract.ts';
import { EarlierTexts } from './earlier-texts.tsx';
import './panel.css';

export type PanelView = 'write' | 'read' | 'pages';

const viewWords: Readonly<Record<PanelView, string>> = { write: '修改', read: '阅读', pages: '版式' };

interface PanelHeadProps {
  readonly document: DocumentView;
  readonly views: readonly PanelView[];
  readonly shown: PanelView;
  readonly onShow: (view: PanelView) => void;
  readonly children?: ReactNode;
}

/** Head of the panel: what it is, the finished PDF, and the ways to look at it. */
export function PanelHead({ document, views, shown, onShow, children }: PanelHeadProps): ReactNode {
  const { matterId, finalFile } = document;
  return (
    <header>
      <h2>正文</h2>
      {children}
      {finalFile && (
        <a href={downloadUrl(routes.pdf, { params: { matterId } })} download={finalFile.name}>
          <Icon name="document" /> {document.direction === 'IN' ? '下载来文' : '下载 PDF'}
        </a>
      )}
      {document.direction === 'OUT' && document.bodyVersion > 1 && <EarlierTexts document={document} />}
      <Segmented
        className="views"
        size="small"
        aria-label="怎样看正文"
        value={shown}
        options={views.map((view) => ({ value: view, label: viewWords[view] }))}
        onChange={onShow}
      />
    </header>
  );
}
