import type { Item, State } from '@gov/workflow';

/** A process under way, with the items that windows open now let the reader do for their holders. */
export interface Entrusting {
  readonly state: State;
  readonly covered: readonly number[];
}

/**
 * May he do this item for its holder (代办)? Never in a matter of his own, and nobody speaks twice in one round: neither beside his
 * own seat nor for two. What only the holder signs is not among the covered items.
 */
export const standsIn = ({ state, covered }: Entrusting, item: Item, personId: string): boolean =>
  item.kind === 'do' &&
  item.state === 'open' &&
  item.holder.personId !== personId &&
  covered.includes(item.id) &&
  state.starter.personId !== personId &&
  !state.items.some((one) => one.visit === item.visit && one.kind === 'do' && speaks(one, personId));

const speaks = ({ state, holder, doneBy }: Item, personId: string): boolean =>
  state !== 'cancelled' && state !== 'withdrawn' && (holder.personId === personId || doneBy?.personId === personId);

/** The item somebody has in hand for another: the first that he may do. */
export const entrustedItem = (course: Entrusting, personId: string): Item | undefined =>
  course.state.items.find((item) => standsIn(course, item, personId));
