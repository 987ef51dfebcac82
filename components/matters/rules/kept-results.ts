import type { Item, State } from '@gov/workflow';

/**
 * After a return that waited for the other branches, their opinions are kept although the text is changed now. These are
 * the items concerned, for who has the returned work in hand; empty for everybody else and when nothing would be kept.
 */
export function keptResults(state: State, mine: Item | undefined): readonly Item[] {
  const visit = state.visits[(mine?.visit ?? 0) - 1];
  // Who was only asked decides nothing, and what is decided is not decided again.
  if (visit?.returnedFrom === undefined || visit.decided || mine?.part) return [];
  const branches = (visit.carry ?? []).flatMap(({ from, branches: again }) =>
    state.scopes.filter(
      (scope) => scope.parent === from && scope.kind === 'branch' && !again.includes(scope.branch ?? 0),
    ),
  );
  const within = new Set(branches.map((scope) => scope.id));
  for (const scope of state.scopes) if (within.has(scope.parent) && scope.id !== 0) within.add(scope.id);
  return state.items.filter((item) => {
    const round = item.visit === undefined ? undefined : state.visits[item.visit - 1];
    const counts = item.state === 'done' && item.voidedBy === undefined;
    return round !== undefined && counts && (within.has(round.scope) || within.has(round.group ?? 0));
  });
}
