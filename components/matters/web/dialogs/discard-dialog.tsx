import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import type { MatterView } from '../../contract.ts';
import type { Acts } from '../handling/use-acts.ts';

interface DiscardQuestionProps extends Pick<Parameters<typeof DecisionDialog>[0], 'open' | 'busy' | 'error'> {
  /** Of the draft. */
  readonly title: string | undefined;
  readonly onLeave: () => void;
  readonly onDecide: () => void;
}

/** 丢弃草稿, asked on the page of the draft and in the list. */
export const DiscardQuestion = ({ title, ...dialog }: DiscardQuestionProps) => (
  <DecisionDialog size="question" title="丢弃草稿" leaveWords="留着" primaryWords="丢弃草稿" danger {...dialog}>
    <p>“{title}”的草稿和附件会删掉，不能恢复。</p>
  </DecisionDialog>
);

export const DiscardDialog = ({ view, acts }: { readonly view: MatterView; readonly acts: Acts }) => (
  <DiscardQuestion
    open={acts.asking === 'discard'}
    title={view.title}
    busy={acts.busy}
    error={acts.error ?? null}
    onLeave={acts.leave}
    onDecide={acts.discard}
  />
);
