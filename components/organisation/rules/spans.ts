import { type CalendarDate, ok, type Result, reject } from '@gov/base';
import type { DateSpan } from '@gov/organisation';

export type SpanState = 'present' | 'future' | 'past';

export const stateOn = (span: DateSpan, day: CalendarDate): SpanState => {
  if (day < span.from) return 'future';
  return span.to !== undefined && span.to <= day ? 'past' : 'present';
};

/** Still valid on some day from `day` on. */
export const lastsBeyond = (span: DateSpan, day: CalendarDate): boolean => span.to === undefined || span.to > day;

interface Named extends DateSpan {
  readonly name: string;
}

/** Something used during `span` must exist all the while. */
export function existsDuring(thing: Named, span: DateSpan): Result<undefined> {
  if (thing.from > span.from) return reject('organisation.not-yet', { name: thing.name, day: span.from });
  const outlived = thing.to !== undefined && (span.to === undefined || span.to > thing.to);
  return outlived ? reject('organisation.ended', { name: thing.name, day: thing.to ?? '' }) : ok(undefined);
}

/** What has ended stays ended; an end in the future may still be moved. `on` is the first day without it. */
export function mayEnd(thing: Named, on: CalendarDate, today: CalendarDate): Result<undefined> {
  if (thing.to !== undefined && thing.to <= today) {
    return reject('organisation.ended', { name: thing.name, day: thing.to });
  }
  return on < thing.from ? reject('organisation.end-before-start', { from: thing.from }) : ok(undefined);
}

export const isOrdered = (span: DateSpan): Result<undefined> =>
  span.to !== undefined && span.to < span.from
    ? reject('organisation.end-before-start', { from: span.from })
    : ok(undefined);
