import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import type { MatterView } from '../../contract.ts';
import { Effects } from '../dialogs/effects.tsx';
import { mayNotAct, useEffects } from '../dialogs/use-effects.ts';
import type { Acts } from '../handling/use-acts.ts';

/** 收回委派: whose preparing stops is named first. */
export function RecallDialog({ view, acts }: { readonly view: MatterView; readonly acts: Acts }) {
  const open = acts.asking === 'recall';
  const taskId = view.myTask?.taskId ?? view.signing?.taskId ?? view.matterId;
  const effects = useEffects(view, { kind: 'recall', taskId }, open);
  return (
    <DecisionDialog
      size="question"
      open={open}
      title="收回委派"
      leaveWords="不收回"
      primaryWords="收回，由我办理"
      busy={acts.busy}
      disabled={mayNotAct(effects)}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={acts.recall}
    >
      <Effects title="收回后会这样" query={effects} acts={acts} />
    </DecisionDialog>
  );
}
