import { addMillis, type Instant, type Rejection, reject } from '@gov/base';

const day = 86_400_000;
/** Longer than any leave; whoever is away for longer hands his work over. */
const mostDays = 366;
const mostAtOnce = 20;
/** Arranged without the person: three months, then it is proposed and agreed to again. */
export const mostDaysArranged = 93;

/** What nobody agrees to lapses: whoever proposed it may have other reasons by then, or none. */
const daysToAgree = 30;

/** Proposals older than this are none any more. */
export const proposedSince = (now: Instant): Instant => addMillis(now, -daysToAgree * day);

/** When a proposal lapses: after thirty days, or at the end of the days that it is for. */
export function lapsesAt({
  proposedAt,
  untilAt,
}: {
  readonly proposedAt: Instant;
  readonly untilAt: Instant | null;
}): Instant {
  const last = addMillis(proposedAt, daysToAgree * day);
  return untilAt !== null && untilAt < last ? untilAt : last;
}

/** From the first moment of the first day to the last of the last one. */
export interface Window {
  readonly fromAt: Instant;
  readonly untilAt: Instant;
}

interface Asked {
  readonly from: string;
  readonly last: string;
  readonly today: string;
  readonly standInId: string;
}

interface Known extends Window {
  readonly standInId: string;
  readonly declined: boolean;
}

/** As people count days of China. */
export const windowOf = ({ from, last }: Pick<Asked, 'from' | 'last'>): Window => ({
  fromAt: startOf(from),
  untilAt: addMillis(startOf(last), day),
});

const startOf = (date: string): Instant => new Date(`${date}T00:00:00+08:00`).toISOString() as Instant; // reason: the branded format

/** Why days cannot be those of a window; what administrators arrange for somebody is looked at anew sooner (`most`). */
export function daysRefused(asked: Omit<Asked, 'standInId'>, most = mostDays): Rejection | undefined {
  const { fromAt, untilAt } = windowOf(asked);
  if (asked.from < asked.today) return reject('matters.stand-in-past').rejection;
  const fits = fromAt < untilAt && untilAt <= addMillis(fromAt, most * day);
  return fits ? undefined : reject('matters.stand-in-window', { most }).rejection;
}

/**
 * Why a window cannot be set beside those that the person has set already. Two at once to the same colleague are one too many:
 * whoever takes one back believes that it is over.
 */
export function windowRefused(asked: Asked, known: readonly Known[]): Rejection | undefined {
  const { fromAt, untilAt } = windowOf(asked);
  const refused = (code: string, values = {}) => reject(code, values).rejection;
  const days = daysRefused(asked);
  if (days) return days;
  const standing = known.filter(({ declined }) => !declined);
  if (standing.length >= mostAtOnce) return refused('matters.stand-in-many', { most: mostAtOnce });
  const overlaps = standing.some(
    (one) => one.standInId === asked.standInId && one.fromAt < untilAt && fromAt < one.untilAt,
  );
  return overlaps ? refused('matters.stand-in-overlaps') : undefined;
}
