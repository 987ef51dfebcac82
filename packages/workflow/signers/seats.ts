import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import { itemsOf, visitOf } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import type { Item, State, VisitId } from '../state.ts';
import { isAtWork, isVote } from '../votes/tally.ts';

/** Nobody sits twice in one visit: not with work to do, a vote given, a place in the queue or one after somebody. */
export const hasSeat = (state: State, visit: VisitId, personId: string): boolean =>
  sitsAmong(itemsOf(state, visit), visitOf(state, visit).queue, personId);

/** The same, asked of some items of a visit and some of its queue. */
export function sitsAmong(items: readonly Item[], queue: readonly ResolvedHandler[], personId: string): boolean {
  const named = (people: readonly ResolvedHandler[] = []) => people.some((one) => one.personId === personId);
  const seated = items.some((item) => {
    const mine = item.holder.personId === personId;
    return (mine && (isAtWork(item) || (isVote(item) && !item.part))) || (isPlanned(item.state) && named(item.after));
  });
  return seated || named(queue);
}

/** After something came back: refused where somebody would sit twice, because they were given another seat meanwhile. */
export function checkSeats(state: State): Result<void> {
  for (const visit of state.visits) {
    if (visit.state !== 'open') continue;
    const items = itemsOf(state, visit.id);
    const seats = [
      ...items.filter(isAtWork).map((item) => item.holder),
      ...visit.queue,
      ...items.flatMap((item) => (isPlanned(item.state) ? (item.after ?? []) : [])),
    ].map((one) => one.personId);
    const twice = seats.find((person, at) => seats.indexOf(person) < at);
    if (twice !== undefined) return refuse('workflow.already-handles-step', { person: twice });
  }
  return ok(undefined);
}

const isPlanned = (state: string): boolean => state === 'open' || state === 'parked' || state === 'done';

/** Each person once. */
export const eachOnce = (people: readonly ResolvedHandler[]): readonly ResolvedHandler[] => {
  const seen = new Set<string>();
  return people
    .filter((one) => !seen.has(one.personId) && seen.add(one.personId))
    .map(({ personId, assignmentId }) => ({ personId, assignmentId }));
};
