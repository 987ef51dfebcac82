import { Button } from 'antd';
import type { MatterView } from '../../contract.ts';

export type Waiting = NonNullable<MatterView['signing']>['queue'];

interface QueueOrderProps {
  readonly queue: Waiting;
  /** Ids in the order wished for; who is not among them keeps his place. */
  readonly wish: readonly string[];
  readonly onChange: (order: readonly string[]) => void;
}

/** 顺序会签: those whose turn has not come, moved up one by one; works by keyboard alone. */
export function QueueOrder({ queue, wish, onChange }: QueueOrderProps) {
  const order = inOrder(queue, wish);
  const raise = (at: number) => {
    const ids = order.map((one) => one.personId);
    const [moved] = ids.splice(at, 1);
    if (moved !== undefined) ids.splice(at - 1, 0, moved);
    onChange(ids);
  };
  return (
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
  );
}

/** The queue as it is wished for. */
export const inOrder = (queue: Waiting, wish: readonly string[]): Waiting =>
  [...queue].sort((a, b) => placeIn(wish, a.personId) - placeIn(wish, b.personId));

/** Who has not been moved keeps the place he had, behind none that was. */
const placeIn = (wish: readonly string[], id: string): number => {
  const at = wish.indexOf(id);
  return at < 0 ? wish.length : at;
};
