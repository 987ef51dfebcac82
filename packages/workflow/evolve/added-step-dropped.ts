import type { AddedStep } from '../command.ts';
import type { AdHoc, State, Visit } from '../state.ts';
import type { EventOf } from './change-state.ts';

/** The step goes from the plan behind its round, and from the rounds before it: should they come back, so does the shorter plan. */
export function addedStepDropped(state: State, { visit: id, place: named, step }: EventOf<'addedStepDropped'>): State {
  const anchor = state.visits[id - 1]?.adhoc?.anchor;
  const visits = state.visits.map((visit) => {
    const { adhoc } = visit;
    if (!adhoc?.later || adhoc.anchor !== anchor) return visit;
    const place = visit.id === id ? named : adhoc.later.findLastIndex((one) => isSame(one, step));
    return place < 0 ? visit : without(visit, adhoc, place);
  });
  return { ...state, visits };
}

const isSame = (one: AddedStep, other: AddedStep): boolean => JSON.stringify(one) === JSON.stringify(other);

function without(visit: Visit, { later = [], ...adhoc }: AdHoc, place: number): Visit {
  const left = later.filter((_, at) => at !== place);
  return { ...visit, adhoc: left.length > 0 ? { ...adhoc, later: left } : adhoc };
}
