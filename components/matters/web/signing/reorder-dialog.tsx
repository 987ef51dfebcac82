import { Button } from 'antd';
import { useState } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import type { MatterView } from '../../contract.ts';
import type { Acts } from '../handling/use-acts.ts';

type Waiting = NonNullable<MatterView['signing']>['queue'];

/** 顺序会签: those whose turn has not come, moved up one by one; works by keyboard alone. */
export function ReorderDialog({ queue, acts }: { readonly queue: Waiting; readonly acts: Acts }) {
  const [wish, setWish] = useState<readonly string[]>([]);
  const order = [...queue].sort((a, b) => placeIn(wish, a.personId) - placeIn(wish, b.personId));
  const raise = (at: number) => {
    const ids = order.map((one) => one.personId);
    const [moved] = ids.splice(at, 1);
    if (moved !== undefined) ids.splice(at - 1, 0, moved);
    setWish(ids);
  };
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
      <ol className="queue-list">
        {order.map((one, at) => (
          <li key={one.personId}>
            <b>{one.name}</b>{' '}
            <span className="secondary">
              {one.section}　{one.title}
            </span>
            {at > 0 && (
              <Button size="small" aria-label={`把${one.name}往前移`} onClick={() => raise(at)}>
                往前移
              </Button>
            )}
          </li>
        ))}
      </ol>
    </DecisionDialog>
  );
}

/** Who has not been moved keeps the place he had, behind none that was. */
const placeIn = (wish: readonly string[], id: string): number => {
  const at = wish.indexOf(id);
  return at < 0 ? wish.length : at;
};
