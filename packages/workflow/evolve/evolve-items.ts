import type { Item, State, Visit } from '../state.ts';
import type { EventOf } from './change-state.ts';
import { changeItem, changeScope, changeVisit } from './change-state.ts';

/** Done by its holder; a member's vote counts as arrived in the group. */
export function itemCompleted(state: State, event: EventOf<'itemCompleted'>): State {
  const next = voted(state, event.item, (item) => ({
    ...item,
    state: 'done',
    vote: event.vote,
    closedBy: event.seq,
    closedAt: event.at,
    ...(event.actor ? { doneBy: event.actor } : {}),
    ...(event.choices ? { choices: event.choices } : {}),
  }));
  const visit = visitOfItem(state, event.item);
  const { choices } = event;
  if (!visit || !choices) return next;
  const chosen = changeVisit(next, visit.id, (known) => ({ ...known, choices: { ...known.choices, ...choices } }));
  if (!event.startersChoices) return chosen;
  return { ...chosen, startersChoices: { ...chosen.startersChoices, ...choices } };
}

export const itemAutoPassed = (state: State, event: EventOf<'itemAutoPassed'>): State =>
  voted(state, event.item, (item) => ({
    ...item,
    state: 'done',
    vote: event.vote,
    auto: event.reason,
    closedBy: event.cause,
    closedAt: event.at,
  }));

export function itemReturned(state: State, event: EventOf<'itemReturned'>): State {
  const closed = { closedBy: event.seq, closedAt: event.at, ...(event.actor ? { doneBy: event.actor } : {}) };
  if (event.group === 'vote') {
    const wantsReturn = { to: event.to, mode: event.mode };
    return voted(state, event.item, (item) => ({ ...item, state: 'done', vote: 'disagree', wantsReturn, ...closed }));
  }
  return changeItem(state, event.item, (item) => ({
    ...item,
    state: event.across === 'wait' ? 'parked' : 'returned',
    ...closed,
  }));
}

function voted(state: State, id: number, change: (item: Item) => Item): State {
  const group = visitOfItem(state, id)?.group;
  const next = changeItem(state, id, change);
  if (!group || state.items[id - 1]?.part) return next;
  return changeScope(next, group, (scope) => ({ ...scope, arrived: scope.arrived + 1 }));
}

/** Also used for a parked item; a vote given in a group no longer counts as arrived, nor does whom he chose. */
export function itemReopened(state: State, event: EventOf<'itemReopened'>): State {
  const before = state.items[event.item - 1];
  const visit = visitOfItem(state, event.item);
  const reopened = changeItem(state, event.item, (item) => {
    const { vote: _v, closedBy: _c, closedAt: _a, closedReason: _r, doneBy: _d, wantsReturn: _w, ...rest } = item;
    const { choices: _chosen, ...unchosen } = rest;
    return { ...unchosen, state: 'open' };
  });
  if (before?.state !== 'done' || !visit) return reopened;
  const next = visit.choices ? chosenByTheRest(reopened, visit) : reopened;
  if (before.part || !visit.group) return next;
  return changeScope(next, visit.group, (scope) => ({ ...scope, arrived: scope.arrived - 1 }));
}

/** 选择处理人: what the others of the step have chosen, the latest choice of a step counts. */
function chosenByTheRest(state: State, { id }: Visit): State {
  const chosen = state.items
    .filter((item) => item.visit === id && item.choices)
    .sort((a, b) => (a.closedBy ?? 0) - (b.closedBy ?? 0));
  return changeVisit(state, id, ({ choices: _choices, ...visit }) =>
    chosen.length === 0 ? visit : { ...visit, choices: Object.assign({}, ...chosen.map(({ choices }) => choices)) },
  );
}

const visitOfItem = (state: State, item: number): Visit | undefined => {
  const visit = state.items[item - 1]?.visit;
  return visit === undefined ? undefined : state.visits[visit - 1];
};

export function readItem(item: Item, event: EventOf<'itemRead' | 'itemCommented'>): Item {
  if (item.kind === 'do') return item.readAt ? item : { ...item, readAt: event.at };
  return {
    ...item,
    state: 'done',
    readAt: item.readAt ?? event.at,
    closedBy: event.seq,
    closedAt: event.at,
    ...(event.actor ? { doneBy: event.actor } : {}),
  };
}

export function openedItem(event: EventOf<'itemOpened'>): Item {
  const { seq: _s, actor: _a, kind: _k, item, itemKind, at, ...rest } = event;
  return { ...rest, id: item, kind: itemKind, state: 'open', openedAt: at, transfers: [] };
}

export const reassigned = (state: State, event: EventOf<'itemTransferred' | 'itemReassigned'>): State =>
  changeItem(state, event.item, (item) => ({
    ...item,
    holder: event.to,
    transfers: [...item.transfers, { from: event.from, to: event.to, seq: event.cause, at: event.at }],
  }));
