interface Node {
  readonly id: string;
  readonly parentId: string | null;
}

/** Agencies with their depth, each behind its parent and in the order they came; an unknown parent counts as none. */
export function inTreeOrder<T extends Node>(
  agencies: readonly T[],
): readonly { readonly agency: T; readonly depth: number }[] {
  const known = new Set(agencies.map((agency) => agency.id));
  const below = (parentId: string | null, depth: number): { agency: T; depth: number }[] =>
    agencies
      .filter(
        (agency) => (agency.parentId !== null && known.has(agency.parentId) ? agency.parentId : null) === parentId,
      )
      .flatMap((agency) => [{ agency, depth }, ...below(agency.id, depth + 1)]);
  return below(null, 0);
}
