/** The map of before where the new one says the same, else with its lists that say the same: cards go by identity. */
export function keepSame<T>(
  before: ReadonlyMap<string, readonly T[]>,
  after: ReadonlyMap<string, readonly T[]>,
): ReadonlyMap<string, readonly T[]> {
  const kept = new Map([...after].map(([key, list]) => [key, keptList(before.get(key), list)]));
  const isSame = kept.size === before.size && [...kept].every(([key, list]) => before.get(key) === list);
  return isSame ? before : kept;
}

const keptList = <T>(before: readonly T[] | undefined, after: readonly T[]): readonly T[] =>
  before && JSON.stringify(before) === JSON.stringify(after) ? before : after;
