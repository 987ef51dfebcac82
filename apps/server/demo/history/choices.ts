/** Choices of the demo city: the same seed always makes the same year (mulberry32). */
export interface Choices {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  one<T>(list: readonly T[]): T;
}

export function choices(seed: number): Choices {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    one<T>(list: readonly T[]): T {
      const chosen = list[between(0, list.length - 1)];
      if (chosen === undefined) throw new Error('a choice from nothing');
      return chosen;
    },
  };
}
