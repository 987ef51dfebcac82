import type { MatterRow } from '../../contract.ts';
import { rowKey } from './row-words.ts';

type Arriving = Pick<MatterRow, 'matterId' | 'taskId' | 'arrivedAt'>;

/** What has come since a list was read, as the server says it. */
export interface News {
  readonly rows: readonly Arriving[];
  /** More than these. */
  readonly next?: string | undefined;
}

/** The list as it stands on the page. */
export interface ShownList {
  /** When it was read. */
  readonly asOf: string;
  readonly rows: readonly Arriving[];
}

/** A step that somebody was just then sending on carries an earlier time than the reading that did not see it yet. */
const underWayMillis = 10_000;

/** What arrived later than this may be missing in a list that was read then. */
export const newsFrom = (asOf: string): string => new Date(Date.parse(asOf) - underWayMillis).toISOString();

/**
 * What has arrived and stands nowhere on the page, wherever its place is: counted by when it came, so that nothing counts
 * that only moves up because something else left. `told`: keys of what was announced and then asked for.
 */
export function arrivalsOf(news: News | undefined, shown: ShownList, told: readonly string[]): readonly string[] {
  const known = new Set([...shown.rows.map(rowKey), ...told]);
  const from = newsFrom(shown.asOf);
  const arrived = news?.rows.filter((row) => row.arrivedAt > from) ?? [];
  return arrived.map(rowKey).filter((key) => !known.has(key));
}

/** `3 件`; `20 件以上` where the news did not name all. */
export const arrivalWords = (arrivals: readonly string[], news: News | undefined): string =>
  `${arrivals.length} 件${news?.next ? '以上' : ''}`;
