/** One reply of the search: what was found, and where to look on for older ones. */
interface Look {
  readonly rows: readonly unknown[];
  readonly next?: string | undefined;
}

/**
 * What the page does behind its last look: `on`: it looks further by itself; `ask`: it says how far it came and looks on
 * when asked to; `none`: there is nothing anywhere; `more`: rows are shown, there may be others; `end`: those are all.
 */
export type SearchGoesOn = 'on' | 'ask' | 'none' | 'more' | 'end';

/** So many looks without a find before the person is asked; each is a few hundred matters. */
const looksByItself = 3;

/**
 * A look may find nothing and yet not be the end: words of one sign are in no index, so that the newest hundreds may
 * hold other words only. 没有找到 is said at the end alone.
 */
export function searchGoesOn(looks: readonly Look[] = []): SearchGoesOn {
  if (looks.length === 0) return 'on';
  const last = looks.at(-1);
  const found = looks.some(({ rows }) => rows.length > 0);
  if (!last?.next) return found ? 'end' : 'none';
  if (last.rows.length > 0) return 'more';
  const inVain = looks.length - 1 - looks.findLastIndex(({ rows }) => rows.length > 0);
  return inVain % looksByItself === 0 ? 'ask' : 'on';
}
