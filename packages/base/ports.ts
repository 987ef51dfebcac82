import type { Brand } from './brand.ts';

/** An instant in UTC as ISO 8601 with milliseconds: `2026-11-24T03:50:29.000Z`. Sorts as text. */
export type Instant = Brand<'Instant'>;
/** A calendar day in the agency's zone: `2026-11-24`. Sorts as text. */
export type CalendarDate = Brand<'CalendarDate'>;

export interface Clock {
  now(): Instant;
}

/** Fresh UUIDv7 identifiers. */
export interface Ids {
  next(): string;
}

export const instantFromMillis = (millis: number): Instant => new Date(millis).toISOString() as Instant; // reason: toISOString is the branded format
export const millisOf = (instant: Instant): number => Date.parse(instant);
export const addMillis = (instant: Instant, millis: number): Instant => instantFromMillis(millisOf(instant) + millis);

/** China Standard Time has no daylight saving: the agency's day is UTC+8. */
export const dateInChina = (instant: Instant): CalendarDate =>
  new Date(millisOf(instant) + 8 * 3_600_000).toISOString().slice(0, 10) as CalendarDate; // reason: the branded format
