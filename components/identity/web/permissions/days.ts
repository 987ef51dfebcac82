const day = 86_400_000;

const shifted = (text: string, days: number): string =>
  new Date(Date.parse(`${text}T00:00:00Z`) + days * day).toISOString().slice(0, 10);

/** Today in China as the date field wants it: `2026-11-24`. */
export const todayInChina = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The first day without it, from the last day with it. */
export const dayAfter = (last: string): string => shifted(last, 1);

/** `2026-11-24 起`, `2026-11-24 至 2026-12-31`; spans are kept with the first day without it. */
export const grantSpanWords = ({ from, to }: { readonly from: string; readonly to?: string }): string =>
  to === undefined ? `${from} 起` : `${from} 至 ${shifted(to, -1)}`;
