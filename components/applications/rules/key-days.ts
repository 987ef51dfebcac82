import { addMillis, dateInChina, type Instant } from '@gov/base';

/** A key is good for a year and a day at most: whoever still needs it looks at it again. */
export const mostDays = 366;
/** Who was asked for his consent and says nothing for so long has not agreed. */
export const agreeDays = 7;
/** Keys of an agency that are good or wait. */
export const mostKeys = 50;

const dayMillis = 86_400_000;

export const agreeByOf = (now: Instant): Instant => addMillis(now, agreeDays * dayMillis);

/** The end of a day of the offices, as an instant: from then on the key is no longer good. */
export const endOfDay = (day: string): Instant =>
  addMillis(new Date(`${day}T00:00:00+08:00`).toISOString() as Instant, dayMillis); // reason: ISO text of a checked day

/** The last day on which something that ends at this instant holds. */
export const lastDayBefore = (end: Instant): string => dateInChina(addMillis(end, -1));

/** Today or later, and not further than a key may last. */
export const isFitLastDay = (day: string, now: Instant): boolean =>
  day >= dateInChina(now) && day <= dateInChina(addMillis(now, mostDays * dayMillis));
