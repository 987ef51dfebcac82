import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import type { MatterView } from '../../contract.ts';
import type { Acts } from '../handling/use-acts.ts';

export function DiscardDialog({ view, acts }: { readonly view: MatterView; readonly acts: Acts }) {
  return (
    <DecisionDialog
      size="question"
      open={acts.asking === 'discard'}
      title="丢弃草稿"
      leaveWords="留着"
      primaryWords="丢弃草稿"
      danger
      busy={acts.busy}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={acts.discard}
    >
      <p>“{view.title}”的草稿和附件会删掉，不能恢复。</p>
    </DecisionDialog>
  );
}
