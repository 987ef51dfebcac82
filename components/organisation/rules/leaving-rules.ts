import type { CalendarDate } from '@gov/base';
import type { DateSpan } from '@gov/organisation';
import { lastsBeyond } from './spans.ts';

/** A leaving can be taken back until its last day is over, and always on the day it was entered. */
export const mayUndoLeaving = (person: DateSpan, entered: CalendarDate, today: CalendarDate): boolean =>
  person.to !== undefined && (lastsBeyond(person, today) || entered === today);
