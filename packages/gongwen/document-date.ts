import type { CalendarDate, Instant } from '@gov/base';
import { dateInChina } from '@gov/base';

/** 成文日期 as printed: `2026年11月24日`, Arabic digits, no leading zeros (GB/T 9704-2012 cl. 7.3.5.4). */
export function formatDocumentDate(date: CalendarDate): string {
  const [year, month, day] = date.split('-');
  return `${Number(year)}年${Number(month)}月${Number(day)}日`;
}

const printedPattern = /^(\d{4})年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日$/u;

/** The date of a printed form; undefined for a wrong form or a day that does not exist (2月30日). */
export function parseDocumentDate(text: string): CalendarDate | undefined {
  const match = printedPattern.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== iso) return undefined;
  return iso as CalendarDate; // reason: checked against the calendar above
}

/** The year a number book counts in: the year of sign-off in the agency's zone, not in UTC. */
export const numberYearOf = (signedOffAt: Instant): number => Number(dateInChina(signedOffAt).slice(0, 4));
