import { Part, webPart } from '#platform/web/shell/web-part.tsx';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import type { MatterView } from '../../contract.ts';
import type { MatterPanelProps } from '../parts.ts';
import { rereadMatter } from './use-matter.ts';

/** Kinds made without code have the slip only; others lend a panel: a document's body. */
export const hasPanel = (view: MatterView): boolean => view.kind.componentId !== 'matters';

interface KindPanelProps {
  readonly view: MatterView;
  readonly beforeActing: NonNullable<MatterPanelProps['beforeActing']>;
}

export function KindPanel({ view, beforeActing }: KindPanelProps) {
  if (!hasPanel(view)) return null;
  return (
    <Part
      token={webPart<MatterPanelProps>(view.kind.componentId, 'matter-panel')}
      props={{ view, onChanged: () => void rereadMatter(view.matterId), beforeActing }}
      waiting={<LoadingState />}
    />
  );
}
