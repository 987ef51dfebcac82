/** Rows of a list that are chosen to be done together, by their keys. */
export interface Picked {
  readonly keys: ReadonlySet<string>;
  /** The row that was pressed last: a range begins there. */
  readonly last?: string;
}

export const nothingPicked: Picked = { keys: new Set() };

/** One row more or less; as a range, the rows from the one pressed last become as this one becomes. */
export function toggled({ keys, last }: Picked, key: string, order: readonly string[], asRange = false): Picked {
  const from = asRange && last !== undefined ? order.indexOf(last) : -1;
  const to = order.indexOf(key);
  const between = from < 0 ? [key] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  const next = new Set(keys);
  const adds = !keys.has(key);
  for (const one of between) adds ? next.add(one) : next.delete(one);
  return { keys: next, last: key };
}

/** Every row of the list, or none where all are chosen already. */
export const allOrNone = ({ keys }: Picked, order: readonly string[]): Picked =>
  order.every((key) => keys.has(key)) ? nothingPicked : { keys: new Set(order) };
