import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Icon } from '../icon.tsx';
import { PrintedSheets } from './printed-sheets.tsx';
import './sheets.css';

export interface Sheet {
  readonly address: string;
  /** `第 1 页，共 3 页`: what stands below it and what a screen reader says. */
  readonly words: string;
}

interface SheetsProps {
  readonly sheets: readonly Sheet[];
  /** Beside the buttons: the way to the file itself. */
  readonly children?: ReactNode;
}

/** Percent of the width there is. */
const zooms = [50, 75, 100, 125, 150, 200, 300] as const;

/** A finished paper, page under page as pictures: larger, smaller, printed. It scrolls inside itself. */
export function Sheets({ sheets, children }: SheetsProps) {
  const [zoom, setZoom] = useState(100);
  const [printing, setPrinting] = useState(false);
  const smaller = zooms.findLast((one) => one < zoom);
  const larger = zooms.find((one) => one > zoom);
  return (
    <div className="sheets">
      <div className="sheets-bar row wrap">
        <Button size="small" disabled={!smaller} onClick={() => smaller && setZoom(smaller)}>
          缩小
        </Button>
        <Button size="small" disabled={!larger} onClick={() => larger && setZoom(larger)}>
          放大
        </Button>
        {zoom !== 100 && (
          <Button size="small" onClick={() => setZoom(100)}>
            适合宽度
          </Button>
        )}
        <Button size="small" icon={<Icon name="print" />} loading={printing} onClick={() => setPrinting(true)}>
          打印
        </Button>
        {children}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="sheets-desk" tabIndex={0} aria-label={`版式，${sheets.length} 页`}>
        {sheets.map((sheet) => (
          <Page key={sheet.address} sheet={sheet} zoom={zoom} />
        ))}
      </section>
      {printing && <PrintedSheets sheets={sheets} onDone={() => setPrinting(false)} />}
    </div>
  );
}

function Page({ sheet, zoom }: { readonly sheet: Sheet; readonly zoom: number }) {
  const [failed, setFailed] = useState(false);
  return (
    <figure style={{ width: `${zoom}%`, maxWidth: `${(794 * zoom) / 100}px` }}>
      {failed ? (
        <p className="list-state" role="alert">
          这一页暂时显示不出来，可以下载后查看。
        </p>
      ) : (
        <img src={sheet.address} alt={sheet.words} loading="lazy" onError={() => setFailed(true)} />
      )}
      <figcaption>{sheet.words}</figcaption>
    </figure>
  );
}
