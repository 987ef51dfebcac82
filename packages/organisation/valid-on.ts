import type { CalendarDate } from '@gov/base';
import type { DateSpan } from './snapshot.ts';

/** True when `day` lies in the half-open span [from, to). */
export const isValidOn = (span: DateSpan, day: CalendarDate): boolean =>
  span.from <= day && (span.to === undefined || day < span.to);

/** True when two half-open spans share at least one day. */
export const overlaps = (a: DateSpan, b: DateSpan): boolean =>
  (b.to === undefined || a.from < b.to) && (a.to === undefined || b.from < a.to);
