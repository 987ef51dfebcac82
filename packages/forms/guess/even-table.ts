import { ok, type Result, reject } from '@gov/base';
import type { CellLines, RoughLooks, RoughRow, RoughTable } from './rough-form.ts';

export interface EvenCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly lines?: CellLines;
  readonly looks?: RoughLooks;
  /** As of a rough cell. */
  readonly source?: number;
}

/** A table without holes and overlaps: every place belongs to exactly one cell. */
export interface EvenTable {
  readonly columnCount: number;
  /** One list per row; a row may consist of cells from above alone only where another column begins there. */
  readonly rows: readonly { readonly cells: readonly EvenCell[]; readonly minLines: number }[];
  readonly widths: readonly number[];
  /** Spans that did not fit were made to. */
  readonly repaired: boolean;
}

const most = { columns: 40, rows: 200, cells: 1500 } as const;

/**
 * Repairs what converters and people leave behind: spans that hang over or overlap, rows that end early, columns and rows in
 * which nothing begins. Rejection `forms.import-table-too-large` where it is no form any more.
 */
export function evenTable(table: RoughTable): Result<EvenTable> {
  const given = table.rows.slice(0, most.rows + 1);
  if (given.length > most.rows) return tooLarge();
  const placed = place(given);
  if (placed.cells.length > most.cells) return tooLarge();
  const columns = joints(placed.cells.map((cell) => [cell.column, cell.column + cell.colspan]));
  const rows = joints(placed.cells.map((cell) => [cell.row, cell.row + cell.rowspan]));
  if (columns.count > most.columns) return tooLarge();
  const kept = placed.cells.map((cell) => squeeze(cell, columns, rows));
  const { cells, filled } = withoutHoles(kept, columns.count, rows.count);
  const heights = given.map((row) => row.minLines ?? 1);
  return ok({
    columnCount: columns.count,
    rows: Array.from({ length: rows.count }, (_, row) => ({
      cells: cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column),
      minLines: Math.max(1, ...heights.filter((_height, index) => rows.at(index) === row)),
    })),
    widths: sums(table.widths ?? [], columns),
    repaired: placed.repaired || filled,
  });
}

const tooLarge = () => reject('forms.import-table-too-large', { rows: most.rows, columns: most.columns });

const longestSpan = 60;

/** Puts each cell at the first free place of its row and cuts spans that leave the table or run into another cell. */
function place(rows: readonly RoughRow[]): { readonly cells: readonly EvenCell[]; readonly repaired: boolean } {
  const taken = rows.map(() => new Set<number>());
  const cells: EvenCell[] = [];
  let repaired = false;
  rows.forEach((row, index) => {
    for (const given of row.cells.slice(0, most.columns * 2)) {
      const wanted = { columns: span(given.colspan), rows: span(given.rowspan) };
      const column = firstFree(taken[index] ?? new Set());
      const rowspan = Math.min(wanted.rows, rows.length - index);
      const colspan = freeRun(taken.slice(index, index + rowspan), column, wanted.columns);
      repaired ||= rowspan !== given.rowspan || colspan !== given.colspan;
      for (const columns of taken.slice(index, index + rowspan)) {
        for (let one = column; one < column + colspan; one += 1) columns.add(one);
      }
      const lines = given.lines ? { lines: given.lines } : {};
      const looks = given.looks ? { looks: given.looks } : {};
      const source = given.source === undefined ? {} : { source: given.source };
      cells.push({ text: given.text, row: index, column, colspan, rowspan, ...lines, ...looks, ...source });
    }
  });
  return { cells, repaired };
}

const span = (given: number): number => (Number.isInteger(given) && given >= 1 ? Math.min(given, longestSpan) : 1);

function firstFree(columns: ReadonlySet<number>): number {
  let column = 0;
  while (columns.has(column)) column += 1;
  return column;
}

function freeRun(rows: readonly ReadonlySet<number>[], from: number, wanted: number): number {
  let length = 1;
  while (length < wanted && rows.every((columns) => !columns.has(from + length))) length += 1;
  return length;
}

interface Joints {
  readonly count: number;
  /** Which of the new places an old one belongs to. */
  at(place: number): number;
}

/** Columns (or rows) that only exist because of spans are joined with the one before. */
function joints(ranges: readonly (readonly [from: number, to: number])[]): Joints {
  const starts = [...new Set(ranges.map(([from]) => from))].sort((a, b) => a - b);
  return { count: starts.length, at: (place) => Math.max(0, starts.filter((start) => start <= place).length - 1) };
}

function squeeze(cell: EvenCell, columns: Joints, rows: Joints): EvenCell {
  const column = columns.at(cell.column);
  const row = rows.at(cell.row);
  return {
    ...cell,
    row,
    column,
    colspan: columns.at(cell.column + cell.colspan - 1) - column + 1,
    rowspan: rows.at(cell.row + cell.rowspan - 1) - row + 1,
  };
}

/** What is missing in a row becomes one empty cell beside its neighbour. */
function withoutHoles(
  given: readonly EvenCell[],
  columnCount: number,
  rowCount: number,
): { readonly cells: readonly EvenCell[]; readonly filled: boolean } {
  const cells = [...given];
  const taken = Array.from({ length: rowCount }, () => new Set<number>());
  for (const cell of given) {
    for (const columns of taken.slice(cell.row, cell.row + cell.rowspan)) {
      for (let one = cell.column; one < cell.column + cell.colspan; one += 1) columns.add(one);
    }
  }
  taken.forEach((columns, row) => {
    for (let column = 0; column < columnCount; column += 1) {
      if (columns.has(column)) continue;
      const colspan = freeRun([columns], column, columnCount - column);
      cells.push({ text: '', row, column, colspan, rowspan: 1 });
      column += colspan;
    }
  });
  return { cells, filled: cells.length > given.length };
}

/** Width of the table on the page of a form, as the shipped forms have it. */
const paperWidth = 618;

function sums(widths: readonly number[], columns: Joints): readonly number[] {
  const total = Array.from({ length: columns.count }, () => 0);
  widths.slice(0, 2000).forEach((width, index) => {
    const at = columns.at(index);
    total[at] = (total[at] ?? 0) + (Number.isFinite(width) && width > 0 ? width : 0);
  });
  const whole = total.reduce((sum, width) => sum + width, 0);
  // In the measure of the paper, whatever the source counts in.
  return total.every((width) => width > 0)
    ? total.map((width) => Math.max(12, Math.round((width / whole) * paperWidth)))
    : [];
}
