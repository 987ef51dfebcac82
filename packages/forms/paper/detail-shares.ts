import type { RenderDetail } from '../render-tree.ts';
import { paperWords } from './paper-words.ts';

const least = 4;
const most = 16;

/** Width of a text in characters of the paper; Latin letters and figures take half of one. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2000 ? 0.5 : 1), 0);

/** Shares in percent of the columns of a detail table as it is read, by what stands in them; the row number is not counted. */
export function detailShares({
  slot,
  rows,
  totals,
}: Pick<RenderDetail, 'slot' | 'rows' | 'totals'>): readonly number[] {
  const widths = (slot.columns ?? []).map((column, at) => {
    const texts = [paperWords.columnHead(column), ...rows.map((row) => row[at] ?? ''), totals[at] ?? ''];
    return Math.min(most, Math.max(least, ...texts.map(widthOf)));
  });
  const all = widths.reduce((a, b) => a + b, 0);
  return widths.map((width) => Math.round((width / all) * 1000) / 10);
}
