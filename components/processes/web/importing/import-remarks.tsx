import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { Note } from '#platform/web/widgets/note.tsx';
import { foreignCount, type ImportReport, reportText, settingWords } from '../../rules/import-report.ts';
import { offerFile } from '../files/offer-file.ts';
import './import-remarks.css';

/** All that a file holds and this system does not use; to be copied, or kept as a text. */
export function ImportRemarks({ report }: { readonly report: ImportReport }): ReactNode {
  const { remarks, foreign } = report;
  if (remarks.length === 0 && foreign.length === 0) return <Note kind="success">都读进来了，没有丢下的内容。</Note>;
  return (
    <Note>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys */}
      <section className="import-remarks" aria-label="没有用上的内容" tabIndex={0}>
        {remarks.length > 0 && (
          <>
            <b>读进来以后要看一看（{remarks.length}）：</b>
            <ul className="plain-list">
              {remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          </>
        )}
        {foreign.length > 0 && (
          <>
            <b>其他软件的设置，保留在文件里，在这里不起作用（{foreignCount(foreign)}）：</b>
            <dl>
              {foreign.map(({ where, settings }) => [
                <dt key={where}>{where}</dt>,
                ...settings.map((one, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same setting may stand twice
                  <dd key={`${where} ${at}`}>{settingWords(one)}</dd>
                )),
              ])}
            </dl>
          </>
        )}
      </section>
      <KeepReport report={report} />
    </Note>
  );
}

function KeepReport({ report }: { readonly report: ImportReport }): ReactNode {
  const area = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const text = reportText(report);
  return (
    <p className="acts">
      <textarea ref={area} className="only-for-readers" aria-hidden="true" tabIndex={-1} readOnly value={text} />
      <Button
        size="small"
        onClick={async () => setSaid((await copied(area.current)) ? '已复制' : '没有复制成，请存成文本')}
      >
        复制
      </Button>
      <Button
        size="small"
        onClick={() =>
          offerFile(`${report.name || '流程'}-没有用上的.txt`, new Blob(['\ufeff', text], { type: 'text/plain' }))
        }
      >
        存成文本（可以打印）
      </Button>
      <span role="status">{said}</span>
    </p>
  );
}

/** The clipboard exists on secure pages only; elsewhere the text of the field is copied, as by Ctrl+C. */
async function copied(area: HTMLTextAreaElement | null): Promise<boolean> {
  if (!area) return false;
  if (navigator.clipboard) {
    const done = await navigator.clipboard.writeText(area.value).then(
      () => true,
      () => false,
    );
    if (done) return true;
  }
  area.select();
  return document.execCommand('copy');
}
