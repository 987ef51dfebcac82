import type { ActEvent } from '../act-event.ts';
import type { ConsequenceEvent, WorkflowEvent } from '../event.ts';
import { evolve } from '../evolve/evolve.ts';
import type { Facts } from '../facts.ts';
import type { Program } from '../program.ts';
import type { ProgramIndex } from '../program-index.ts';
import { indexOf } from '../program-index.ts';
import type { Actor, EventSeq, Item, ItemId, Scope, ScopeId, State, Token, Visit, VisitId } from '../state.ts';

/** One decision in the making: the events so far and the state they lead to. */
export interface Run {
  readonly program: Program;
  readonly index: ProgramIndex;
  /** As they are now: a step that sets a field changes what later conditions see. */
  facts: Facts;
  readonly events: WorkflowEvent[];
  state: State;
  /** Visits in which the system acted: they are settled at the end of the command. */
  readonly unsettled: VisitId[];
  /** Number of the act that everything in this run is caused by. */
  act: EventSeq;
}

export const beginRun = (program: Program, state: State, facts: Facts): Run => ({
  program,
  index: indexOf(program),
  facts,
  events: [],
  state,
  unsettled: [],
  act: state.seq + 1,
});

/** Records the act of the command; always the first event of a run. The timer acts as nobody. */
export function act(run: Run, actor: Actor | undefined, data: ActEvent): void {
  record(run, { seq: run.act, at: run.facts.now, cause: run.act, ...(actor ? { actor } : {}), ...data });
}

/** Records a consequence of the act. */
export function emit(run: Run, data: ConsequenceEvent): void {
  record(run, { seq: run.state.seq + 1, at: run.facts.now, cause: run.act, ...data });
}

/** Far more than any act leads to: a decision that goes round in circles is a bug, and must not stop the server. */
const mostEvents = 20_000;

function record(run: Run, event: WorkflowEvent): void {
  if (run.events.length >= mostEvents) throw new Error(`a decision without an end, last ${event.kind}`);
  run.events.push(event);
  run.state = evolve(run.state, event);
}

export function scopeOf(state: State, id: ScopeId): Scope {
  return known(state.scopes[id - 1], 'scope', id);
}
export function visitOf(state: State, id: VisitId): Visit {
  return known(state.visits[id - 1], 'visit', id);
}
export function itemOf(state: State, id: ItemId): Item {
  return known(state.items[id - 1], 'item', id);
}

function known<T>(value: T | undefined, what: string, id: number): T {
  if (value === undefined) throw new Error(`no ${what} ${id} in this instance`);
  return value;
}

/** The work items of a visit (never reading items). */
export const itemsOf = (state: State, visit: VisitId): readonly Item[] =>
  state.items.filter((item) => item.visit === visit && item.kind === 'do');

export const liveToken = (state: State, scope: ScopeId): Token | undefined =>
  state.tokens.find((token) => token.scope === scope && token.state === 'live');

/** Puts the one live token of a scope somewhere, consuming the one before. */
export function placeToken(run: Run, scope: ScopeId, position: Token['at']): void {
  consumeToken(run, scope);
  emit(run, { kind: 'tokenPlaced', token: run.state.tokens.length + 1, scope, position });
}

export function consumeToken(run: Run, scope: ScopeId): void {
  const token = liveToken(run.state, scope);
  if (token) emit(run, { kind: 'tokenConsumed', token: token.id });
}

/** Next generation number of a block: how often it has been opened, plus one. */
export const nextGeneration = (state: State, kind: Scope['kind'], block: string, branch?: number): number =>
  1 + state.scopes.filter((scope) => scope.kind === kind && scope.block === block && scope.branch === branch).length;

/** The branches of a fork as they count now: a branch restarted by a jump stands in for the one before. */
export function branchesOf(state: State, fork: ScopeId): readonly Scope[] {
  const latest = new Map<number, Scope>();
  for (const scope of state.scopes) {
    if (scope.kind !== 'branch' || scope.parent !== fork) continue;
    // what was taken back leaves the round before it in its place, what was stopped does not
    if (scope.state !== 'abandoned' || scope.forGood) latest.set(scope.branch ?? 0, scope);
  }
  return [...latest.values()].filter(({ state: stands }) => stands !== 'abandoned');
}

/** Fork scopes between a scope and its ancestor, innermost first: what a return leaves. */
export function forksBetween(state: State, from: ScopeId, ancestor: ScopeId): readonly Scope[] {
  const forks: Scope[] = [];
  for (let id = from; id !== ancestor && id !== 0; id = scopeOf(state, id).parent) {
    const scope = scopeOf(state, id);
    if (scope.kind === 'fork') forks.push(scope);
  }
  return forks;
}

/** Is `scope` the given one or inside it? */
export function isWithin(state: State, scope: ScopeId, ancestor: ScopeId): boolean {
  for (let id = scope; id !== 0; id = scopeOf(state, id).parent) if (id === ancestor) return true;
  return false;
}
