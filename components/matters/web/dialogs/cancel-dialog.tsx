import type { MatterView } from '../../contract.ts';
import type { Acts } from '../handling/use-acts.ts';
import { Effects } from './effects.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { mayNotAct, useEffects } from './use-effects.ts';

/** 撤销这件事项: it ends, or comes back to its starter, as the process says. */
export function CancelDialog({ view, acts }: { readonly view: MatterView; readonly acts: Acts }) {
  const open = acts.asking === 'cancel';
  const toDraft = isToDraft(view);
  const effects = useEffects(view, { kind: 'cancel' }, open);
  return (
    <ReasonDialog
      matterId={view.matterId}
      what="cancel"
      open={open}
      acts={acts}
      title={toDraft ? '撤销，回到草稿' : '撤销这件事项'}
      label="为什么撤销"
      hint={toDraft ? '记入办理过程；填过的内容和编号都在，改好可以再提交' : '记入办理过程'}
      longest={500}
      leaveWords="先不撤销"
      primaryWords={toDraft ? '撤销，由我修改' : '撤销，不再办理'}
      danger={!toDraft}
      looking={mayNotAct(effects)}
      onDecide={acts.cancel}
    >
      <Effects title="撤销后会这样" query={effects} acts={acts} />
    </ReasonDialog>
  );
}

/** Whether 撤销 gives it back to who started it: what ends a matter is marked as a danger. */
export const isToDraft = ({ operations }: MatterView): boolean =>
  operations.some(({ operation, danger }) => operation === 'cancel' && !danger);
