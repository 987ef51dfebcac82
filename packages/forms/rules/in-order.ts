interface Needing {
  readonly key: string;
  /** Keys of what must come before; those that are not in the list are ready anyway. */
  readonly needs: readonly string[];
}

/** Each behind what it needs; those that need each other in a ring, and what needs them, are left over. */
export function inOrder<T extends Needing>(
  all: readonly T[],
): { readonly order: readonly T[]; readonly ring: readonly T[] } {
  const keys = new Set(all.map(({ key }) => key));
  const done = new Set<string>();
  const order: T[] = [];
  let waiting = all;
  while (waiting.length > 0) {
    const ready = waiting.filter(({ needs }) => needs.every((name) => !keys.has(name) || done.has(name)));
    if (ready.length === 0) break;
    for (const { key } of ready) done.add(key);
    order.push(...ready);
    waiting = waiting.filter(({ key }) => !done.has(key));
  }
  return { order, ring: waiting };
}
