import type { Instant } from '@gov/base';
import type { WorkflowEvent } from '../event.ts';
import type { Program } from '../program.ts';
import type { EventSeq, Item, ItemId, State, Visit, VisitId } from '../state.ts';
import { bare } from './given-acts.ts';

/** Where a rehearsal stands, and which visit, item and act of it is which of the history. */
export interface Standing {
  readonly to: Program;
  state: State | undefined;
  readonly events: WorkflowEvent[];
  /** Numbers of the history → numbers here. */
  readonly visits: Map<VisitId, VisitId>;
  readonly items: Map<ItemId, ItemId>;
  readonly acts: Map<EventSeq, EventSeq>;
  /** Visits and items here that stand for one of the history. */
  readonly knownVisits: Set<VisitId>;
  readonly knownItems: Set<ItemId>;
  /** When each visit here was opened, and when it was left. */
  readonly openedAt: Map<VisitId, Instant>;
  readonly closedAt: Map<VisitId, Instant>;
  /** Every event so far is the one of the history. */
  inStep: boolean;
}

export const beginStanding = (to: Program): Standing => ({
  to,
  state: undefined,
  events: [],
  visits: new Map(),
  items: new Map(),
  acts: new Map(),
  knownVisits: new Set(),
  knownItems: new Set(),
  openedAt: new Map(),
  closedAt: new Map(),
  inStep: true,
});

const isAlive = ({ state }: Visit): boolean => state === 'open' || state === 'incident' || state === 'parked';

/** The visit here that a visit of the history stands for: the one it was tied to, else one at the same step that is under way. */
export function visitHere(standing: Standing, then: Visit): Visit | undefined {
  const tied = standing.visits.get(then.id);
  const { state } = standing;
  if (tied !== undefined) return state?.visits[tied - 1];
  const free = (state?.visits ?? []).filter(
    (one) =>
      one.node === then.node &&
      isAlive(one) &&
      !standing.knownVisits.has(one.id) &&
      (one.adhoc === undefined) === (then.adhoc === undefined),
  );
  const found =
    (standing.inStep ? state?.visits[then.id - 1] : undefined) ?? free.find(({ id }) => id === then.id) ?? free[0];
  if (found) tieVisit(standing, then.id, found.id);
  return found;
}

export function tieVisit(standing: Standing, then: VisitId, here: VisitId): void {
  standing.visits.set(then, here);
  standing.knownVisits.add(here);
}

/** A visit of the history that something went back to: tied, or the last one here at the same step. */
export function pastVisitHere(standing: Standing, then: Visit | undefined): VisitId | undefined {
  if (!then) return undefined;
  const tied = standing.visits.get(then.id);
  if (tied !== undefined) return tied;
  const same = standing.state?.visits[then.id - 1];
  if (same && same.node === then.node) return same.id;
  return standing.state?.visits.findLast(({ node, state }) => node === then.node && state !== 'withdrawn')?.id;
}

/**
 * The item here that an item of the history stands for: of the same person, or, where another person has the step now, the one
 * of somebody who had no part in it then.
 */
export function itemHere(standing: Standing, then: Item, before: State): Item | undefined {
  const tied = standing.items.get(then.id);
  const { state } = standing;
  if (tied !== undefined) return state?.items[tied - 1];
  const visit = then.visit === undefined ? undefined : before.visits[then.visit - 1];
  const here = visit && visitHere(standing, visit);
  if (visit && !here) return undefined;
  const free = (state?.items ?? []).filter(
    (one) =>
      one.kind === then.kind &&
      one.part === then.part &&
      !standing.knownItems.has(one.id) &&
      (here === undefined ? one.visit === undefined : one.visit === here.id),
  );
  const own = free.filter(({ holder }) => holder.personId === then.holder.personId);
  const found =
    (standing.inStep ? state?.items[then.id - 1] : undefined) ??
    own.find(({ id }) => id === then.id) ??
    own[0] ??
    (then.kind === 'do' ? instead(free, then, before) : undefined);
  if (found) {
    standing.items.set(then.id, found.id);
    standing.knownItems.add(found.id);
  }
  return found;
}

function instead(free: readonly Item[], then: Item, before: State): Item | undefined {
  const had = new Set(before.items.filter(({ visit }) => visit === then.visit).map(({ holder }) => holder.personId));
  return free.find(({ state, holder }) => (state === 'open' || state === 'parked') && !had.has(holder.personId));
}

/** Takes over what a decision led to; `at` = when it is done here. */
export function takeOver(standing: Standing, events: readonly WorkflowEvent[], state: State, at: Instant): void {
  standing.events.push(...events);
  standing.state = state;
  for (const event of events) {
    if (event.kind === 'visitOpened') {
      // behind a join it begins when the last branch is there, which need not be the one that was played last
      const from = event.from.map((id) => standing.closedAt.get(id) ?? at);
      standing.openedAt.set(event.visit, [at, ...from].reduce(later));
    } else if (event.kind === 'visitClosed') {
      standing.closedAt.set(event.visit, later(at, standing.openedAt.get(event.visit) ?? at));
    }
  }
}

export const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/** Compares what was done here with the act of the history. */
export function compareStep(standing: Standing, here: readonly WorkflowEvent[], then: readonly WorkflowEvent[]): void {
  standing.inStep &&= JSON.stringify(here.map(bare)) === JSON.stringify(then.map(bare));
}
