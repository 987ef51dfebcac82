import { type Instant, millisOf, type WorkCalendar } from '@gov/base';
import { workingMillisBetween } from './working-time.ts';

/** Fewer finished cases say nothing of what is usual. */
export const fewestCases = 5;

export interface FinishedCase {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * How long a step usually takes: the median of finished cases, in working days of 24 hours (so that noon to noon is one). Undefined
 * with fewer than `fewestCases`. Of an even number the lower of the two in the middle.
 */
export function expectedWorkingDays(cases: readonly FinishedCase[], calendar: WorkCalendar): number | undefined {
  const lasted = cases.filter(({ from, to }) => millisOf(to) >= millisOf(from));
  if (lasted.length < fewestCases) return undefined;
  const millis = lasted.map(({ from, to }) => workingMillisBetween(calendar, from, to)).sort((a, b) => a - b);
  const middle = millis[Math.floor((millis.length - 1) / 2)];
  return middle === undefined ? undefined : middle / 86_400_000;
}
