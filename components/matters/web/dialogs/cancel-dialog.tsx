import type { MatterView } from '../../contract.ts';
import type { Acts } from '../handling/use-acts.ts';
import { Effects } from './effects.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { mayNotAct, useEffects } from './use-effects.ts';

/** 撤销这件事项. */
export function CancelDialog({ view, acts }: { readonly view: MatterView; readonly acts: Acts }) {
  const open = acts.asking === 'cancel';
  const effects = useEffects(view, { kind: 'cancel' }, open);
  return (
    <ReasonDialog
      matterId={view.matterId}
      what="cancel"
      open={open}
      acts={acts}
      title="撤销这件事项"
      label="为什么撤销"
      hint="记入办理过程"
      longest={500}
      leaveWords="先不撤销"
      primaryWords="撤销，不再办理"
      danger
      looking={mayNotAct(effects)}
      onDecide={acts.cancel}
    >
      <Effects title="撤销后会这样" query={effects} acts={acts} />
    </ReasonDialog>
  );
}
