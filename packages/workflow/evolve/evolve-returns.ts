import { returnerOf, sameReturner } from '../returns/returner.ts';
import type { Item, LapsedReturn, Returner, State } from '../state.ts';
import type { EventOf } from './change-state.ts';
import { changeItem, changeVisit } from './change-state.ts';

export const returnWaits = (state: State, event: EventOf<'returnWaits'>): State => {
  const { visit, fork, to, cause } = event;
  return { ...state, pendingReturns: [...state.pendingReturns, { ...returnerOf(event), visit, fork, to, cause }] };
};

export const dropPending = (state: State, returner: Returner): State => ({
  ...state,
  pendingReturns: state.pendingReturns.filter((pending) => !sameReturner(pending, returner)),
});

export function waitingReturnCarriedOut(state: State, event: EventOf<'waitingReturnCarriedOut'>): State {
  const dropped = dropPending(state, event);
  if (event.item === undefined) return dropped;
  // a vote that asked for the return stays a vote
  return changeItem(dropped, event.item, (item) => (item.state === 'done' ? item : { ...item, state: 'returned' }));
}

/** Kept aside with who asked for it, because closing its item overwrites that. */
export function waitingReturnLapsed(state: State, event: EventOf<'waitingReturnLapsed'>): State {
  const pending = state.pendingReturns.find((one) => sameReturner(one, event));
  if (!pending) return state;
  const asked = event.item === undefined ? undefined : state.items[event.item - 1];
  const lapsed = {
    ...pending,
    closedBy: event.cause,
    ...(asked?.doneBy ? { doneBy: asked.doneBy } : {}),
    ...(asked?.closedAt ? { askedAt: asked.closedAt } : {}),
  };
  return { ...dropPending(state, event), lapsedReturns: [...(state.lapsedReturns ?? []), lapsed] };
}

/** The visit waits again, in its turn among those that wait, and the item that asked for it rests as before. */
export function waitingReturnRestored(state: State, event: EventOf<'waitingReturnRestored'>): State {
  const lapsed = state.lapsedReturns?.find((one) => sameReturner(one, event));
  if (!lapsed) return state;
  const { closedBy: _closedBy, doneBy: _doneBy, askedAt: _askedAt, ...pending } = lapsed;
  const parked = changeVisit(state, pending.visit, (visit) => ({ ...visit, state: 'parked' }));
  const rests = event.item !== undefined && !event.asVote;
  const asked = rests ? changeItem(parked, event.item, (item) => asAsked(item, lapsed)) : parked;
  return {
    ...asked,
    pendingReturns: [...asked.pendingReturns, pending].sort((a, b) => a.cause - b.cause || a.visit - b.visit),
    lapsedReturns: (asked.lapsedReturns ?? []).filter((one) => !sameReturner(one, event)),
  };
}

const asAsked = (item: Item, { cause, doneBy, askedAt }: LapsedReturn): Item => ({
  ...item,
  state: 'parked',
  closedBy: cause,
  ...(askedAt ? { closedAt: askedAt } : {}),
  ...(doneBy ? { doneBy } : {}),
});
