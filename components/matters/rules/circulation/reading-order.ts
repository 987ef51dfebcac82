import type { ResolvedHandler } from '@gov/organisation';
import { type Circulation, endedEarly, type Item, type State } from '@gov/workflow';

/** How far a reader of an ordered circulation is. */
export type ReaderState = 'read' | 'reading' | 'waiting' | 'taken-back' | 'left';

export interface OrderedReader extends ResolvedHandler {
  readonly state: ReaderState;
}

/** Everybody of an ordered circulation, in the order of their turns; who was taken back before his turn came is not there any more. */
export function readersInOrder({ items }: State, { id, waiting }: Circulation): readonly OrderedReader[] {
  const had = items
    .filter((item) => item.circulation === id)
    .map((item): OrderedReader => ({ ...item.holder, state: stateOf(item) }));
  return [...had, ...waiting.map((reader): OrderedReader => ({ ...reader, state: 'waiting' }))];
}

function stateOf({ state, closedReason }: Item): ReaderState {
  if (state === 'open') return 'reading';
  if (state === 'done') return 'read';
  return closedReason === 'holderLeft' ? 'left' : 'taken-back';
}

/** Somebody has it to read, and it will go on from him. */
export const isUnderWay = (state: State, { id, stoppedBy }: Circulation): boolean =>
  stoppedBy === undefined &&
  !endedEarly(state) &&
  state.items.some((item) => item.circulation === id && item.state === 'open');

/** `现在在乙处`, or how it ended. */
export function standWords(state: State, known: Circulation, nameOf: (personId: string) => string): string {
  const reader = state.items.find((item) => item.circulation === known.id && item.state === 'open');
  if (known.stoppedBy !== undefined) return '不再往下传';
  return reader ? `现在在${nameOf(reader.holder.personId)}处` : '已传完';
}
