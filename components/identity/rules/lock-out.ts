/**
 * How long a name stays locked after the n-th wrong attempt in a row, in milliseconds: nothing for four, then
 * 30 s doubling to at most 15 minutes. Never for good, so that nobody can lock a colleague out by choice.
 */
export function delayAfterFailures(failures: number): number {
  if (failures < 5) return 0;
  return Math.min(30_000 * 2 ** Math.min(failures - 5, 10), 900_000);
}
