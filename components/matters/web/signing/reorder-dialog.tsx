import { useState } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import type { Acts } from '../handling/use-acts.ts';
import { inOrder, QueueOrder, type Waiting } from './queue-order.tsx';

/** 调整会签次序 of those whose turn has not come. */
export function ReorderDialog({ queue, acts }: { readonly queue: Waiting; readonly acts: Acts }) {
  const [wish, setWish] = useState<readonly string[]>([]);
  const order = inOrder(queue, wish);
  return (
    <DecisionDialog
      open={acts.asking === 'reorder'}
      title="调整会签次序"
      leaveWords="不调整"
      primaryWords="按这个次序会签"
      busy={acts.busy}
      disabled={order.every((one, at) => one === queue[at])}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={() => acts.reorder(order.map((one) => one.personId))}
    >
      <QueueOrder queue={queue} wish={wish} onChange={setWish} />
    </DecisionDialog>
  );
}
