import type { MatterView } from '../../contract.ts';
import { ReaderOrder } from '../circulation/reader-order.tsx';

export type Waiting = NonNullable<MatterView['signing']>['queue'];

interface QueueOrderProps {
  readonly queue: Waiting;
  /** Ids in the order wished for; who is not among them keeps his place. */
  readonly wish: readonly string[];
  readonly onChange: (order: readonly string[]) => void;
}

/** 依次会签: those whose turn has not come, in the order in which it will. */
export const QueueOrder = ({ queue, wish, onChange }: QueueOrderProps) => (
  <>
    <p className="secondary">还没轮到的会签人，从上到下一个接一个办：</p>
    <ReaderOrder
      label="会签次序"
      readers={inOrder(queue, wish)}
      onChange={(order) => onChange(order.map(({ personId }) => personId))}
    />
  </>
);

/** The queue as it is wished for. */
export const inOrder = (queue: Waiting, wish: readonly string[]): Waiting =>
  [...queue].sort((a, b) => placeIn(wish, a.personId) - placeIn(wish, b.personId));

/** Who has not been moved keeps the place he had, behind none that was. */
const placeIn = (wish: readonly string[], id: string): number => {
  const at = wish.indexOf(id);
  return at < 0 ? wish.length : at;
};
