import { addMillis, type Instant } from '@gov/base';

const soonestMs = 5 * 60_000;
const latestMs = 6 * 60 * 60_000;

/**
 * When nobody was found, the house asks again after five minutes, later less often; a change of the organisation asks at once, so
 * this is for days that come. A conclusion that goes nowhere finds no way by waiting: who keeps the course of things is needed.
 */
export function lookAgainAt(
  now: Instant,
  stops: readonly { readonly since: Instant; readonly waits: boolean }[],
): Instant | undefined {
  const ages = stops.filter(({ waits }) => waits).map(({ since }) => Date.parse(now) - Date.parse(since));
  if (ages.length === 0) return undefined;
  return addMillis(now, Math.min(Math.max(Math.min(...ages) / 4, soonestMs), latestMs));
}
