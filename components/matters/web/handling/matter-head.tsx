import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { StateChip, UrgencyChip } from '#platform/web/widgets/chips.tsx';
import { Icon } from '#platform/web/widgets/icon.tsx';
import type { MatterView } from '../../contract.ts';
import { urgencyWords } from '../lists/urgency-words.ts';
import { PrintButton } from '../printing/print-button.tsx';
import { isFillable } from '../slip/paper-tree.ts';
import type { FormValues } from '../slip/use-values.ts';
import { EndDue } from '../trace/end-due.tsx';
import { AsideDrawer } from './aside-drawer.tsx';
import { savedWords, stateWords } from './matter-words.ts';
import { useLayout } from './use-layout.ts';

interface MatterHeadProps {
  readonly view: MatterView;
  readonly values: Pick<FormValues, 'state' | 'save'>;
  /** Shown in a drawer where it has no column. */
  readonly aside: ReactNode;
}

/** Back, title, at most three chips, when it was saved. */
export function MatterHead({ view, values, aside }: MatterHeadProps) {
  const layout = useLayout();
  const navigate = useNavigate();
  // an address opened by hand has nothing of ours behind it
  const back = () => (window.history.length > 1 ? navigate(-1) : navigate('/inbox'));
  const fills = view.myTask?.kind === 'do' && isFillable(view.form);
  return (
    <header className="matter-head">
      <Button type="text" aria-label="返回" icon={<Icon name="left" />} onClick={back} />
      <h1>{view.title}</h1>
      <div className="chips">
        <UrgencyChip urgency={urgencyWords(view.urgency)} />
        <StateChip {...stateWords(view)} />
        <EndDue view={view} />
        {view.number && <span className="secondary small no-wrap">{view.number}</span>}
      </div>
      <div className="tools">
        {fills && (
          <span className="tertiary small no-wrap" role="status">
            {savedWords(view, values.state)}
          </span>
        )}
        {layout === 'drawer' && <AsideDrawer>{aside}</AsideDrawer>}
        <PrintButton matterId={view.matterId} save={values.save} />
      </div>
    </header>
  );
}
