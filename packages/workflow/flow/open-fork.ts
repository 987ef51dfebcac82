import type { Run } from '../engine/run.ts';
import { branchesOf, emit, nextGeneration, placeToken, scopeOf } from '../engine/run.ts';
import type { ParallelBlock } from '../program.ts';
import { stopRest } from '../returns/regions.ts';
import type { CarryOver, Scope, ScopeId } from '../state.ts';

export interface ForkOpening {
  readonly parent: ScopeId;
  /** Branches that run; all when absent. */
  readonly active?: readonly number[] | undefined;
  /** The others count as arrived, with the results of this fork scope; branches it does not have are not taken at all. */
  readonly results?: ScopeId | undefined;
  readonly carry?: readonly CarryOver[] | undefined;
  /** Nothing of before counts in it: what is `enough` holds. Where some branches only are done again, all of those are waited for. */
  readonly anew?: boolean;
}

interface Taken {
  readonly branch: number;
  readonly carriedFrom?: ScopeId;
}

/** Opens the next generation of a fork with one scope for each branch taken; the branches are not entered yet. */
export function openFork(run: Run, block: ParallelBlock, opening: ForkOpening): ScopeId {
  const former = opening.results === undefined ? [] : branchesOf(run.state, opening.results);
  const results = former.filter(({ arrivedBy }) => arrivedBy !== undefined);
  const taken = block.branches.flatMap((_, branch): readonly Taken[] => {
    if (!opening.active || opening.active.includes(branch)) return [{ branch }];
    const carriedFrom = results.find((scope) => scope.branch === branch)?.id;
    return carriedFrom === undefined ? [] : [{ branch, carriedFrom }];
  });
  stopFormer(run, block, taken);
  const scope = run.state.scopes.length + 1;
  emit(run, {
    kind: 'scopeOpened',
    scope,
    scopeKind: 'fork',
    block: block.id,
    generation: nextGeneration(run.state, 'fork', block.id),
    parent: opening.parent,
    expected: taken.length,
    arrived: taken.filter(({ carriedFrom }) => carriedFrom !== undefined).length,
    ...(opening.anew && block.enough && block.enough.branches < taken.length ? { enough: block.enough } : {}),
    ...(opening.carry?.length ? { carry: opening.carry } : {}),
  });
  placeToken(run, opening.parent, { kind: 'fork', scope });
  for (const { branch, carriedFrom } of taken) openBranch(run, scope, branch, carriedFrom);
  return scope;
}

/** What goes on for the record of an earlier round stops where its branch is begun once more: nobody has the same work twice. */
function stopFormer(run: Run, block: ParallelBlock, taken: readonly Taken[]): void {
  const again = new Set(taken.flatMap(({ branch, carriedFrom }) => (carriedFrom === undefined ? [branch] : [])));
  for (const fork of run.state.scopes) {
    if (fork.block !== block.id || fork.passed === undefined || fork.state !== 'open') continue;
    for (const branch of openBranches(run, fork.id))
      if (again.has(branch.branch ?? 0)) stopRest(run, branch, 'begunAgain');
  }
}

export function openBranch(run: Run, fork: ScopeId, branch: number, carriedFrom?: ScopeId): ScopeId {
  const scope = run.state.scopes.length + 1;
  const { block } = scopeOf(run.state, fork);
  emit(run, {
    kind: 'scopeOpened',
    scope,
    scopeKind: 'branch',
    block,
    branch,
    generation: nextGeneration(run.state, 'branch', block, branch),
    parent: fork,
    expected: 1,
    arrived: carriedFrom === undefined ? 0 : 1,
    ...(carriedFrom === undefined ? {} : { carriedFrom }),
  });
  return scope;
}

/** How many branches a fork waits for. */
export const awaited = ({ enough, expected }: Pick<Scope, 'enough' | 'expected'>): number =>
  Math.min(enough?.branches ?? expected, expected);

export const openBranches = (run: Pick<Run, 'state'>, fork: ScopeId): readonly Scope[] =>
  run.state.scopes.filter((scope) => scope.kind === 'branch' && scope.parent === fork && scope.state === 'open');
