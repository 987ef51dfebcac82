import { Tabs } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { Icon } from '#platform/web/widgets/icon.tsx';
import type { MatterView } from '../../contract.ts';
import { hasPanel } from './kind-panel.tsx';
import { whySentence } from './returned.ts';
import { useLayout } from './use-layout.ts';

interface ArrangementProps {
  readonly view: MatterView;
  /** Fields of the slip are to be mended: it must be in view. */
  readonly refused: boolean;
  readonly slip: ReactNode;
  readonly panel: ReactNode;
  readonly attachments: ReactNode;
  readonly aside: ReactNode;
}

/** The pieces of the page in the room there is: three columns, two (the third in a drawer of the head), or tabs. */
export function Arrangement(props: ArrangementProps) {
  const layout = useLayout();
  if (layout === 'tabs') return <InTabs {...props} />;
  return (
    <div className={hasPanel(props.view) ? 'matter-columns' : 'matter-columns slip-only'}>
      <section className="column slip" aria-label="稿纸" {...scrollable}>
        {props.slip}
        {!hasPanel(props.view) && props.attachments}
      </section>
      {hasPanel(props.view) && (
        <section className="column body" aria-label="正文和附件" {...scrollable}>
          {props.panel}
          {props.attachments}
        </section>
      )}
      {layout === 'columns' && (
        <aside className="column aside" aria-label="办理情况" {...scrollable}>
          {props.aside}
        </aside>
      )}
    </div>
  );
}

/** What scrolls alone must be reachable by keyboard. */
const scrollable = { tabIndex: 0 } as const;

function InTabs({ view, refused, slip, panel, attachments, aside }: ArrangementProps) {
  const [shown, setShown] = useState('slip');
  useEffect(() => {
    if (refused) setShown('slip');
  }, [refused]);
  const files = view.attachments.length;
  const items = [
    {
      key: 'slip',
      label: '稿纸',
      children: (
        <>
          <WhyLine view={view} onMore={() => setShown('aside')} />
          {slip}
        </>
      ),
    },
    ...(hasPanel(view) ? [{ key: 'body', label: '正文', children: panel }] : []),
    { key: 'files', label: files > 0 ? `附件 ${files}` : '附件', children: attachments },
    { key: 'aside', label: '过程', children: aside },
  ];
  return <Tabs className="matter-tabs" items={items} activeKey={shown} onChange={setShown} />;
}

/** In one line why it is here; the whole sentence stands with the trace. */
function WhyLine({ view, onMore }: { readonly view: MatterView; readonly onMore: () => void }) {
  const { person } = useSession();
  const why = whySentence(view, person.name);
  if (why === '') return null;
  return (
    <button type="button" className="why-line" onClick={onMore}>
      <Icon name="info" />
      <span className="one-line grow">{why}</span>
      <Icon name="right" />
    </button>
  );
}
