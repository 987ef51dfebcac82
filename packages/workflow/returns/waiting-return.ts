import type { Run } from '../engine/run.ts';
import { emit, forksBetween, isWithin, liveToken, scopeOf, visitOf } from '../engine/run.ts';
import { chainOfScope, wayTo } from '../flow/lineage.ts';
import type { CarryOver, PendingReturn, Scope, ScopeId, State } from '../state.ts';
import { abandonFork, closeReturnedVisit, closeScopes, isBeside, openReturned, stopBeside } from './regions.ts';
import { returnerOf } from './returner.ts';

/** Carries out waiting returns whose other branches have all arrived (R2 `wait`). */
export function settleWaitingReturns(run: Run): void {
  for (let fork = readyFork(run.state); fork; fork = readyFork(run.state)) carryOut(run, fork);
}

/** For dry runs: the newest of the waiting returns as it would be carried out if the other branches had arrived by now. */
export function carryOutAtOnce(run: Run): void {
  const { state } = run;
  const forks = state.pendingReturns.map(({ fork }) => fork);
  const left = forks.at(-1) ?? 0;
  const outermost = forks.find(
    (fork) => isWithin(state, left, fork) && !forks.some((other) => other !== fork && isWithin(state, fork, other)),
  );
  if (outermost !== undefined) carryOut(run, scopeOf(state, outermost));
}

/** The fork that is left outermost decides: it must be through everywhere except where returns wait. */
function readyFork(state: State): Scope | undefined {
  const forks = state.pendingReturns.map((pending) => pending.fork);
  const outermost = forks.find(
    (fork) => !forks.some((other) => other !== fork && isInFlowOf(state, fork, other)) && isThrough(state, fork),
  );
  return outermost === undefined ? undefined : scopeOf(state, outermost);
}

/** Is it inside, and not only beside a step there? */
function isInFlowOf(state: State, scope: ScopeId, ancestor: ScopeId): boolean {
  for (let id = scope; id !== 0 && !isBeside(scopeOf(state, id)); id = scopeOf(state, id).parent)
    if (id === ancestor) return true;
  return false;
}

function isThrough(state: State, fork: ScopeId): boolean {
  return state.scopes
    .filter((scope) => scope.kind === 'branch' && scope.parent === fork && scope.state === 'open')
    .every((branch) => {
      if (branch.suspended) return false;
      const at = liveToken(state, branch.id)?.at;
      if (at?.kind === 'visit') return visitOf(state, at.visit).state === 'parked';
      return at?.kind === 'fork' && isThrough(state, at.scope);
    });
}

/** Closes the fork with its results kept, and opens the target that lies furthest back; every reason stays in the trace. */
function carryOut(run: Run, fork: Scope): void {
  stopBeside(run, fork.id);
  const waiting = run.state.pendingReturns.filter((pending) => isWithin(run.state, pending.fork, fork.id));
  const winner = furthestBack(run, waiting);
  if (!winner) return;
  const carry = carryOver(run, waiting, fork);
  const visit = visitOf(run.state, winner.visit);
  for (const pending of waiting) {
    emit(run, { kind: 'waitingReturnCarriedOut', ...returnerOf(pending) });
    closeReturnedVisit(run, visitOf(run.state, pending.visit), 'rewalk');
  }
  closeScopes(run, fork, 'closed');
  const way = wayTo(run.state, run.index, fork.parent, visitOf(run.state, winner.to).node);
  if (!way) return;
  for (const left of forksBetween(run.state, fork.parent, way.common)) abandonFork(run, left);
  openReturned(run, { visit, target: winner.to, mode: 'rewalk', way, carry });
}

function furthestBack(run: Run, waiting: readonly PendingReturn[]): PendingReturn | undefined {
  const depth = (pending: PendingReturn) => chainOfScope(run.state, run.index, pending.fork).length;
  return [...waiting].sort((a, b) => depth(a) - depth(b) || a.to - b.to)[0];
}

/** Per fork between the returners and the common scope: the branches with a returner are done again, the rest is kept. */
function carryOver(run: Run, waiting: readonly PendingReturn[], outermost: Scope): readonly CarryOver[] {
  const again = new Map<ScopeId, Set<number>>();
  for (const pending of waiting) {
    for (let id = visitOf(run.state, pending.visit).scope; id !== outermost.parent; ) {
      const branch = scopeOf(run.state, id);
      if (branch.kind === 'branch') {
        const known = again.get(branch.parent) ?? new Set<number>();
        again.set(branch.parent, known.add(branch.branch ?? 0));
      }
      id = branch.parent;
    }
  }
  return [...again].map(([fork, branches]) => ({
    block: scopeOf(run.state, fork).block,
    branches: [...branches].sort((a, b) => a - b),
    from: fork,
  }));
}
