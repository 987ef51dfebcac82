import type { Run } from '../engine/run.ts';
import { emit, itemOf, itemsOf, visitOf } from '../engine/run.ts';
import type { ClosingReason, Item, ItemId, State, Visit } from '../state.ts';
import { isAtWork } from '../votes/tally.ts';

/** Persons asked for an answer (added before, delegate) who have not given it yet. */
export const answersDue = (state: State, parent: Item): readonly Item[] =>
  state.items.filter(
    (item) => item.parent === parent.id && (item.part === 'before' || item.part === 'delegate') && isAtWork(item),
  );

/** An item rests exactly while its step waits for a return, its holder for answers, or another candidate has claimed the work. */
export const rests = (state: State, item: Item, visit: Visit): boolean =>
  visit.state === 'parked' ||
  answersDue(state, item).length > 0 ||
  (visit.claimed !== undefined && visit.claimed !== item.id && !item.part);

/** After records were opened again or taken away: items of an open step rest exactly when they should. */
export function settleRest(run: Run, visit: Visit): void {
  if (visit.state !== 'open') return;
  for (const { id } of itemsOf(run.state, visit.id)) {
    const item = itemOf(run.state, id);
    if (!isAtWork(item)) continue;
    const resting = rests(run.state, item, visit);
    if (item.state === 'open' && resting) emit(run, { kind: 'itemParked', item: id });
    if (item.state === 'parked' && !resting) emit(run, { kind: 'itemReopened', item: id });
  }
}

/** An item and what everybody who was asked for its sake has to do: what `cancelTree` stops. */
export const treeOf = (state: State, item: Item): readonly Item[] => [
  item,
  ...answersDue(state, item).flatMap((asked) => treeOf(state, asked)),
];

/** Stops an item and everybody who was asked for its sake. */
export function cancelTree(run: Run, id: ItemId, reason: ClosingReason): void {
  for (const asked of answersDue(run.state, itemOf(run.state, id))) cancelTree(run, asked.id, reason);
  emit(run, { kind: 'itemCancelled', item: id, as: 'cancelled', reason });
}

/** The last answer is there: the holder is at work again. */
export function reviveParent(run: Run, parentId: ItemId): void {
  const parent = itemOf(run.state, parentId);
  if (parent.state !== 'parked' || parent.visit === undefined) return;
  if (!rests(run.state, parent, visitOf(run.state, parent.visit))) emit(run, { kind: 'itemReopened', item: parentId });
}

/** 后加签: the next person after a finished item. */
export function openNextAfter(run: Run, id: ItemId, open: (holder: Item['holder']) => void): void {
  const [next, ...rest] = itemOf(run.state, id).after ?? [];
  if (!next) return;
  emit(run, { kind: 'afterListChanged', item: id, after: rest });
  open(next);
}
