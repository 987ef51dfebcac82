import type { Item, LapsedReturn, State } from '../state.ts';
import type { EventOf } from './change-state.ts';
import { changeItem, changeVisit } from './change-state.ts';

export const dropPending = (state: State, item: number): State => ({
  ...state,
  pendingReturns: state.pendingReturns.filter((pending) => pending.item !== item),
});

/** Kept aside with who asked for it, because closing its item overwrites that. */
export function waitingReturnLapsed(state: State, event: EventOf<'waitingReturnLapsed'>): State {
  const pending = state.pendingReturns.find((one) => one.item === event.item);
  const asked = state.items[event.item - 1];
  if (!pending || !asked) return state;
  const lapsed = {
    ...pending,
    closedBy: event.cause,
    ...(asked.doneBy ? { doneBy: asked.doneBy } : {}),
    ...(asked.closedAt ? { askedAt: asked.closedAt } : {}),
  };
  return { ...dropPending(state, event.item), lapsedReturns: [...(state.lapsedReturns ?? []), lapsed] };
}

/** The visit waits again, in its turn among those that wait, and the item that asked for it rests as before. */
export function waitingReturnRestored(state: State, event: EventOf<'waitingReturnRestored'>): State {
  const lapsed = state.lapsedReturns?.find((one) => one.item === event.item);
  if (!lapsed) return state;
  const { closedBy: _closedBy, doneBy: _doneBy, askedAt: _askedAt, ...pending } = lapsed;
  const parked = changeVisit(state, pending.visit, (visit) => ({ ...visit, state: 'parked' }));
  const asked = event.asVote ? parked : changeItem(parked, pending.item, (item) => asAsked(item, lapsed));
  return {
    ...asked,
    pendingReturns: [...asked.pendingReturns, pending].sort((a, b) => a.cause - b.cause || a.item - b.item),
    lapsedReturns: (asked.lapsedReturns ?? []).filter((one) => one.item !== event.item),
  };
}

const asAsked = (item: Item, { cause, doneBy, askedAt }: LapsedReturn): Item => ({
  ...item,
  state: 'parked',
  closedBy: cause,
  ...(askedAt ? { closedAt: askedAt } : {}),
  ...(doneBy ? { doneBy } : {}),
});
