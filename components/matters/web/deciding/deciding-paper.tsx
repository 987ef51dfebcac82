import { Tabs } from 'antd';
import { useEffect, useState } from 'react';
import type { MatterView } from '../../contract.ts';
import { Attachments } from '../attachments/attachments.tsx';
import { NotesToDecide } from '../cover-notes/notes-to-decide.tsx';
import { hasPanel, KindPanel } from '../handling/kind-panel.tsx';
import type { MatterPanelProps } from '../parts.ts';
import { Slip } from '../slip/slip.tsx';
import type { FormValues } from '../slip/use-values.ts';
import { Aside } from '../trace/aside.tsx';
import { WholePage } from './brief.tsx';

interface DecidingPaperProps {
  readonly view: MatterView;
  readonly values: FormValues;
  /** Fields of the slip are to be mended: it must be in view. */
  readonly refused: boolean;
  readonly beforeActing: NonNullable<MatterPanelProps['beforeActing']>;
  /** The attachments have no place beside the paper. */
  readonly withFiles: boolean;
}

/** What is decided about: the text at once, the slip, the attachments and the course of things one tap away. */
export function DecidingPaper({ view, values, refused, beforeActing, withFiles }: DecidingPaperProps) {
  const [shown, setShown] = useState(hasPanel(view) ? 'body' : 'slip');
  useEffect(() => {
    if (refused) setShown('slip');
  }, [refused]);
  const files = view.attachments.length;
  const body = {
    key: 'body',
    label: '正文',
    children: <KindPanel view={view} beforeActing={beforeActing} values={values} reading />,
  };
  const items = [
    ...(hasPanel(view) ? [body] : []),
    {
      key: 'slip',
      label: '稿纸和意见',
      children: (
        <div className="deciding-slip">
          <Slip view={view} values={values} />
        </div>
      ),
    },
    ...(withFiles && files > 0
      ? [{ key: 'files', label: `附件 ${files}`, children: <Attachments view={view} /> }]
      : []),
    {
      key: 'aside',
      label: '办理过程',
      children: (
        <>
          <Aside view={view} />
          {withFiles && <WholePage matterId={view.matterId} />}
        </>
      ),
    },
  ];
  return (
    <section className="deciding-paper" aria-label="文件">
      <NotesToDecide view={view} />
      <Tabs className="matter-tabs" items={items} activeKey={shown} onChange={setShown} />
    </section>
  );
}
