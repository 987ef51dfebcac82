import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import type { MatterView } from '../../contract.ts';
import type { Acts } from '../handling/use-acts.ts';
import { Effects } from './effects.tsx';
import { mayNotAct, useEffects } from './use-effects.ts';

/** 取回: work that somebody has got meanwhile is taken away from him; he is named first. */
export function WithdrawDialog({ view, acts }: { readonly view: MatterView; readonly acts: Acts }) {
  const open = acts.asking === 'withdraw';
  const effects = useEffects(view, { kind: 'withdraw' }, open);
  return (
    <DecisionDialog
      size="question"
      open={open}
      title="取回"
      leaveWords="不取回"
      primaryWords="取回，我接着办"
      busy={acts.busy}
      disabled={mayNotAct(effects)}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={acts.withdraw}
    >
      <Effects title="取回后会这样" query={effects} acts={acts} />
    </DecisionDialog>
  );
}
