import { scopeOf, visitOf } from '../engine/run.ts';
import type { NodeId } from '../program.ts';
import type { ForkStep, ProgramIndex } from '../program-index.ts';
import type { ScopeId, State, Visit, VisitId } from '../state.ts';

/** The fork branches a scope stands in, outermost first. */
export function chainOfScope(state: State, index: ProgramIndex, scope: ScopeId): readonly ForkStep[] {
  const chain: ForkStep[] = [];
  for (let id = scope; id !== 0; ) {
    const known = scopeOf(state, id);
    const block = known.kind === 'branch' ? index.parallels.get(known.block) : undefined;
    if (block) chain.unshift({ block, branch: known.branch ?? 0 });
    id = known.parent;
  }
  return chain;
}

const same = (a: ForkStep | undefined, b: ForkStep | undefined): boolean =>
  a !== undefined && b !== undefined && a.block === b.block && a.branch === b.branch;

export const sameChain = (a: readonly ForkStep[], b: readonly ForkStep[]): boolean =>
  a.length === b.length && a.every((step, at) => same(step, b[at]));

/** The same forks and branches by their ids, over two versions of a process. */
export const sameChainById = (a: readonly ForkStep[], b: readonly ForkStep[]): boolean => {
  const key = (chain: readonly ForkStep[]) =>
    chain.map(({ block, branch }) => `${block.id}:${block.branches[branch]?.flow}`);
  return key(a).join('/') === key(b).join('/') && a.every((step, at) => step.branch === b[at]?.branch);
};

/** The timers beside whose step a scope works, outermost first. */
function besidesOfScope(state: State, scope: ScopeId): readonly string[] {
  const besides: string[] = [];
  for (let id = scope; id !== 0; id = scopeOf(state, id).parent) {
    const { kind, block } = scopeOf(state, id);
    if (kind === 'beside' || kind === 'clock') besides.unshift(block);
  }
  return besides;
}

/** Does a scope stand in a branch that goes on for the record only? */
export function isForRecord(state: State, scope: ScopeId): boolean {
  for (let id = scope; id !== 0; id = scopeOf(state, id).parent)
    if (scopeOf(state, id).passed !== undefined) return true;
  return false;
}

/** A branch that goes on for the record, after the flow has gone on from its fork, is left for nothing outside of it. */
function staysInRest(state: State, index: ProgramIndex, scope: ScopeId, node: NodeId): boolean {
  const chain = index.chains.get(node) ?? [];
  for (let id = scope; id !== 0; id = scopeOf(state, id).parent) {
    const { kind, block, branch, parent } = scopeOf(state, id);
    const rest = kind === 'branch' && scopeOf(state, parent).passed !== undefined;
    if (rest && !chain.some((step) => step.block.id === block && step.branch === branch)) return false;
  }
  return true;
}

/** Do a scope and a node belong to the same flow, or work beside the same step? Nothing goes from one to the other. */
export const sameFlow = (state: State, index: ProgramIndex, scope: ScopeId, node: NodeId): boolean =>
  besidesOfScope(state, scope).join('/') === (index.besides.get(node) ?? []).join('/') &&
  staysInRest(state, index, scope, node);

/** The way of a return: the common scope, and the forks to be entered from there to the target. */
export interface ReturnWay {
  readonly common: ScopeId;
  readonly enter: readonly ForkStep[];
}

/** `undefined` = the target runs in a sibling branch of the same fork, or beside a step, which is not a return. */
export function wayTo(state: State, index: ProgramIndex, from: ScopeId, node: NodeId): ReturnWay | undefined {
  if (!sameFlow(state, index, from, node)) return undefined;
  const mine = chainOfScope(state, index, from);
  const theirs = index.chains.get(node) ?? [];
  let shared = 0;
  while (same(mine[shared], theirs[shared])) shared += 1;
  const [next, target] = [mine[shared], theirs[shared]];
  if (next && target && next.block === target.block) return undefined;
  let common = from;
  // two scopes (branch and fork) per step of the chain
  for (let left = mine.length - shared; left > 0; left -= 1)
    common = scopeOf(state, scopeOf(state, common).parent).parent;
  return { common, enter: theirs.slice(shared) };
}

/**
 * The steps on the present way to a visit, newest first: what led to it, what led to those, and, for a step taken up again
 * after a direct return, the way it had before.
 */
export function presentWay(state: State, visit: Visit): readonly Visit[] {
  const seen = new Set<VisitId>();
  const open: VisitId[] = [];
  const push = (ids: readonly VisitId[]) => {
    for (const id of ids) if (!seen.has(id)) open.push(id);
    for (const id of ids) seen.add(id);
  };
  push(before(state, visit));
  for (let id = open.pop(); id !== undefined; id = open.pop()) push(before(state, visitOf(state, id)));
  return [...seen].sort((a, b) => b - a).map((id) => visitOf(state, id));
}

/** The steps behind waiting ones: nobody can be asked there, so what led to them counts. */
export const passWaiting = (state: State, visits: readonly VisitId[]): readonly VisitId[] =>
  visits.flatMap((id) => (visitOf(state, id).waits ? passWaiting(state, visitOf(state, id).from) : [id]));

const before = (state: State, visit: Visit): readonly VisitId[] =>
  visit.resumes === undefined ? visit.from : [...visit.from, ...visitOf(state, visit.resumes).from];

/** Whose drawn way goes on behind a visit: its own, or that of the step which only sent the work there in between. */
export const anchorOf = (state: State, visit: Visit): Visit =>
  visit.freely?.rejoin === undefined ? visit : visitOf(state, visit.freely.rejoin);
