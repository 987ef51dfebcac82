import type { EventSeq, Item, Scope, ScopeId, StandStill, State, Visit } from '../state.ts';

/** The branch around a scope that was told to stand still, the innermost one; a region that is over stands for nothing. */
export function branchStandingStill(
  state: State,
  scope: ScopeId,
): (Scope & { readonly suspended: StandStill }) | undefined {
  for (let id = scope; id !== 0; ) {
    const known = state.scopes[id - 1];
    if (!known) return undefined;
    const { suspended } = known;
    if (suspended && known.state === 'open') return { ...known, suspended };
    id = known.parent;
  }
  return undefined;
}

/** Does the work of this visit stand still, with the whole process or with a branch around it? */
export const visitStandsStill = (state: State, visit: Pick<Visit, 'scope'>): boolean =>
  state.suspended !== undefined || branchStandingStill(state, visit.scope) !== undefined;

/** The same of one piece of work; what is only read stands still for nobody but with the whole process. */
export function itemStandsStill(state: State, item: Pick<Item, 'kind' | 'visit'>): boolean {
  const visit = item.kind === 'do' && item.visit !== undefined ? state.visits[item.visit - 1] : undefined;
  return visit ? visitStandsStill(state, visit) : state.suspended !== undefined;
}

/** Branches that stand still now, the outermost first. */
export const branchesStandingStill = ({ scopes }: State): readonly (Scope & { readonly suspended: StandStill })[] =>
  scopes.flatMap((scope) => {
    const { suspended } = scope;
    return suspended && scope.state === 'open' ? [{ ...scope, suspended }] : [];
  });

/** The branch in which a visit stands, the innermost one; undefined outside of every fork, and beside the flow. */
export function branchOf(state: State, visit: Pick<Visit, 'scope'>): Scope | undefined {
  for (let scope = state.scopes[visit.scope - 1]; scope; scope = state.scopes[scope.parent - 1]) {
    if (scope.kind === 'branch') return scope;
    if (scope.kind === 'beside') return undefined;
  }
  return undefined;
}

/** The act by which a branch was told to stand still. */
export const suspendedByAct = (state: State, scope: ScopeId): EventSeq | undefined =>
  state.scopes[scope - 1]?.suspended?.by;
