/** Today in China as the date field wants it: `2026-11-24`. */
export const todayInChina = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

interface Span {
  readonly from: string;
  readonly to?: string;
}

/** The last day on which it holds; spans are kept with the first day on which it does not. */
export const lastDay = (to: string): string =>
  new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** The first day without it, from the last day with it. */
export const dayAfter = (last: string): string =>
  new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** `2025-03-01 起`, `2024-01-01 至 2026-10-31` */
export const spanWords = ({ from, to }: Span): string =>
  to === undefined ? `${from} 起` : to <= from ? `原定 ${from} 起，没有开始` : `${from} 至 ${lastDay(to)}`;

const pad = (part: string | undefined): string => (part ?? '').padStart(2, '0');

/** The day somebody typed, in full-width figures too: `2026-12-01`, `2026/12/1`, `2026年12月1日` or `20261201`; undefined when there is no such day. */
export function parseDay(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/[\s日]/g, '');
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const day = `${parts[1]}-${pad(parts[2])}-${pad(parts[3])}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day ? day : undefined;
}

/** Why what was typed is no day. */
export const noDayWords = (typed: string): string =>
  /^\d{1,2}[-/.月]\d{1,2}日?$/.test(typed.normalize('NFKC').replace(/\s/g, ''))
    ? '还缺年份，写成 2026-12-01 这样'
    : '没有这一天，写成 2026-12-01 这样';

/** The day so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The same day so many months later, or the last one of that month: 31 January, one month later, is 28 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Six weeks from the Monday before the first of the month, as the calendar on the wall shows them. */
export function weeksOf(day: string): readonly (readonly string[])[] {
  const first = `${day.slice(0, 8)}01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  return [0, 1, 2, 3, 4, 5].map((week) =>
    [0, 1, 2, 3, 4, 5, 6].map((place) => addDays(first, week * 7 + place - weekday)),
  );
}
