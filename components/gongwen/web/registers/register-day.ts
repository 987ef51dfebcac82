import { dateInChina, type Instant } from '@gov/base';

/** `2026-11-24`: every day of a register has this one form, as 成文日期 and 收文日期 are written; it sorts in a table file. */
export const registerDay = (instant: string): string => dateInChina(instant as Instant); // reason: an instant of a checked reply
