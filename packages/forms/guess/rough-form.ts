import type { CellSide } from '../paper/ruled-sides.ts';
import type { RoughLooks } from './rough-looks.ts';

export type { RoughLooks, RoughRun } from './rough-looks.ts';

/**
 * An office's own form as it stands in a Word file, on the clipboard or in a sheet, before anybody has named a field: lines
 * of text and tables, and those of their looks that a form may have; nothing else of what the file held.
 */
export interface RoughForm {
  /** What to call it when no title is found: the file's name without its ending. */
  readonly name?: string;
  readonly blocks: readonly RoughBlock[];
  /** The source is laid across its paper. */
  readonly landscape?: boolean;
}

export type RoughBlock = RoughLine | RoughTable;

export interface RoughLine {
  readonly kind: 'line';
  /** Blanks to fill in by hand are runs of `_`. */
  readonly text: string;
  readonly heading: boolean;
  readonly looks?: RoughLooks;
}

export interface RoughTable {
  readonly kind: 'table';
  readonly rows: readonly RoughRow[];
  /** Of the columns, in any unit; missing where the source says nothing. */
  readonly widths?: readonly number[];
}

export interface RoughRow {
  readonly cells: readonly RoughCell[];
  /** Least height in lines of text. */
  readonly minLines?: number;
}

export interface RoughCell {
  /** Lines parted by `\n`. */
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
  /** Sides of which the source says whether a line is drawn there; where it says nothing there is one. */
  readonly lines?: CellLines;
  readonly looks?: RoughLooks;
  /** Which cell of the paper it is, where the table stands on one already (`guessOnPaper`). */
  readonly source?: number;
}

export type CellLines = Readonly<Partial<Record<CellSide, boolean>>>;
