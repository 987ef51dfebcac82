import { addMillis } from '@gov/base';
import { endDueTellings, type State, type WakeTime, wakeTimes } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';

/** Kind of the wake-up at the next time limit of a matter; its key is the matter. */
export const timeLimitKind = 'matters.time-limit';

/** Kind of the wake-up at which 办结时限 of a matter is spoken of next; its key is the matter. */
export const endDueKind = 'matters.end-due';

/** What could not be done when its time had come is tried again so much later. */
export const tryAgainMs = 3_600_000;

/** What the clock will do in a matter as it stands, earliest first. */
export const clockOf = ({ program, facts }: LoadedMatter, state: State): readonly WakeTime[] =>
  wakeTimes(program, state, facts.calendar);

/**
 * Keeps the matter's one wake-up in line with a decision, in the same transaction: it stands at the earliest time limit, and
 * goes with the last. Costs nothing where no time limit runs, or the earliest stays.
 */
export function setClock(context: UseCaseContext, loaded: LoadedMatter, after: State): void {
  const before = loaded.row.state === 'DRAFT' ? undefined : clockOf(loaded, loaded.state)[0];
  const next = clockOf(loaded, after)[0];
  if (before?.at !== next?.at) context.setWakeUp(timeLimitKind, loaded.row.id, next?.at);
  const [toldBefore, toldNext] = [
    loaded.row.state === 'DRAFT' ? undefined : tellsAt(loaded, loaded.state),
    tellsAt(loaded, after),
  ];
  if (toldBefore !== toldNext) context.setWakeUp(endDueKind, loaded.row.id, toldNext);
}

const tellsAt = ({ program, facts }: LoadedMatter, state: State) =>
  endDueTellings(program, state, facts.calendar)[0]?.at;

/** After a run of the clock: at once where more is due, later where it could not be done, else at the next time limit. */
export function wakeAgain(
  context: UseCaseContext,
  matterId: string,
  left: readonly WakeTime[],
  tried: readonly WakeTime[],
): void {
  const later = addMillis(context.now, tryAgainMs);
  const wasTried = (one: WakeTime) => tried.some(({ visit, step }) => visit === one.visit && step === one.step);
  const times = left.map((one) => (wasTried(one) ? later : one.at));
  context.setWakeUp(timeLimitKind, matterId, times.sort()[0]);
}

/** The same where what ran before was another version or another calendar: its wake-ups may stand at instants of that. */
export function setClockAnew(context: UseCaseContext, loaded: LoadedMatter, after: State): void {
  context.setWakeUp(timeLimitKind, loaded.row.id, clockOf(loaded, after)[0]?.at);
  context.setWakeUp(endDueKind, loaded.row.id, tellsAt(loaded, after));
}
