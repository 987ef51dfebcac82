import { Part, webPart } from '#platform/web/shell/web-part.tsx';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import type { MatterView } from '../../contract.ts';
import type { MatterPanelProps } from '../parts.ts';
import { slotsOf } from '../slip/paper-tree.ts';
import type { FormValues } from '../slip/use-values.ts';
import { rereadMatter } from './use-matter.ts';

/** Kinds made without code have the slip only; others lend a panel: a document's body. */
export const hasPanel = (view: MatterView): boolean => view.kind.componentId !== 'matters';

interface KindPanelProps {
  readonly view: MatterView;
  readonly beforeActing: NonNullable<MatterPanelProps['beforeActing']>;
  readonly values: FormValues;
  /** Only read, also where the step may write. */
  readonly reading?: boolean;
}

export function KindPanel({ view, beforeActing, values, reading = false }: KindPanelProps) {
  if (!hasPanel(view)) return null;
  const slip = {
    values: { ...view.values, ...values.stored, ...values.edits },
    mayChange: (key: string) => slotsOf(view.form).some((slot) => slot.key === key && slot.mode === 'edit'),
    change: values.change,
  };
  return (
    <Part
      token={webPart<MatterPanelProps>(view.kind.componentId, 'matter-panel')}
      props={{ view, onChanged: () => void rereadMatter(view.matterId), reading, beforeActing, slip }}
      waiting={<LoadingState />}
    />
  );
}
