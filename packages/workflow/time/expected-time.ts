import { type Instant, millisOf, type WorkCalendar } from '@gov/base';
import { workingMillisBetween } from './working-time.ts';

/** Fewer finished cases say nothing of what is usual. */
export const fewestCases = 5;

export interface FinishedCase {
  readonly from: Instant;
  readonly to: Instant;
  /** When the matter was suspended and went on, in order; of a branch it is not said whether the step stood in it. */
  readonly pauses?: readonly Pause[];
}

export interface Pause {
  readonly kind: 'processSuspended' | 'processResumed' | 'branchSuspended' | 'branchResumed';
  readonly at: Instant;
}

/**
 * How long a step usually takes: the median of finished cases, in working days of 24 hours (so that noon to noon is one). Undefined
 * with fewer than `fewestCases`. Of an even number the lower of the two in the middle. While the matter was suspended no time passed; a case in which a
 * branch rested says nothing certain and is none.
 */
export function expectedWorkingDays(cases: readonly FinishedCase[], calendar: WorkCalendar): number | undefined {
  const lasted = cases.filter((one) => millisOf(one.to) >= millisOf(one.from) && standing(one, branch).length === 0);
  if (lasted.length < fewestCases) return undefined;
  const millis = lasted.map((one) => workedMillis(one, calendar)).sort((a, b) => a - b);
  const middle = millis[Math.floor((millis.length - 1) / 2)];
  return middle === undefined ? undefined : middle / 86_400_000;
}

const workedMillis = (one: FinishedCase, calendar: WorkCalendar): number =>
  standing(one, whole).reduce(
    (left, { from, to }) => left - workingMillisBetween(calendar, from, to),
    workingMillisBetween(calendar, one.from, one.to),
  );

const whole = { stop: 'processSuspended', goOn: 'processResumed' } as const;
const branch = { stop: 'branchSuspended', goOn: 'branchResumed' } as const;

/** The parts of a case during which it stood still. */
function standing(
  { from, to, pauses = [] }: FinishedCase,
  { stop, goOn }: typeof whole | typeof branch,
): readonly Pick<FinishedCase, 'from' | 'to'>[] {
  return pauses.flatMap(({ kind, at }, place) => {
    if (kind !== stop) return [];
    const until = pauses.slice(place + 1).find((later) => later.kind === goOn)?.at ?? to;
    const [first, last] = [millisOf(at) > millisOf(from) ? at : from, millisOf(until) < millisOf(to) ? until : to];
    return millisOf(last) > millisOf(first) ? [{ from: first, to: last }] : [];
  });
}
