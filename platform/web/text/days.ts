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
