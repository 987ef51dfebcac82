import type { CellSide } from '@gov/forms';
import type { CellLines } from '@gov/forms/guess';

/** Lines as Word names them: of the frame and between the cells. */
type Place = 'top' | 'right' | 'bottom' | 'left' | 'insideH' | 'insideV';

const places: Readonly<Record<string, Place>> = {
  top: 'top',
  right: 'right',
  end: 'right',
  bottom: 'bottom',
  left: 'left',
  start: 'left',
  insideH: 'insideH',
  insideV: 'insideV',
};

interface WordCell {
  readonly column: number;
  span: number;
  /** It belongs to the cell above. */
  continues: boolean;
  readonly lines: Partial<Record<CellSide, boolean>>;
}

type Attribute = (name: string) => string | undefined;

/**
 * Which lines a table of a Word file says are drawn, or are not: what the cell says goes before what the table says
 * (ECMA-376 part 1, 17.4.66 `tcBorders`, 17.4.38 `tblBorders`); what a style says is not looked at.
 */
export class TableLines {
  readonly #table: Partial<Record<Place, boolean>> = {};
  readonly #rows: WordCell[][] = [];
  #inside: 'table' | 'cell' | undefined;

  /** An element begins, in the table itself: its name without the prefix. */
  open(name: string, attribute: Attribute): void {
    const row = this.#rows.at(-1);
    const cell = row?.at(-1);
    if (name === 'tr') this.#rows.push([]);
    else if (name === 'tc') row?.push({ column: nextColumn(row), span: 1, continues: false, lines: {} });
    else if (name === 'gridSpan' && cell) cell.span = Math.max(1, Number(attribute('w:val')) || 1);
    else if (name === 'vMerge' && cell) cell.continues = (attribute('w:val') ?? 'continue') === 'continue';
    // a row may name exceptions of its own (17.4.61 `tblPrEx`); they are not the table's
    else if (name === 'tblBorders' && !row) this.#inside = 'table';
    else if (name === 'tcBorders') this.#inside = 'cell';
    else this.#line(places[name], attribute('w:val'), cell);
  }

  close(name: string): void {
    if (name === 'tblBorders' || name === 'tcBorders') this.#inside = undefined;
  }

  #line(place: Place | undefined, value: string | undefined, cell: WordCell | undefined): void {
    if (!place || !this.#inside || value === undefined) return;
    const drawn = value !== 'nil' && value !== 'none';
    if (this.#inside === 'table') this.#table[place] = drawn;
    else if (cell && place !== 'insideH' && place !== 'insideV') cell.lines[place] = drawn;
  }

  /** Row by row for the cells that begin there; undefined where there are other numbers of them than given. */
  ofCells(counts: readonly number[]): readonly (readonly CellLines[])[] | undefined {
    const beginning = this.#rows.map((row) => row.filter(({ continues }) => !continues));
    if (counts.length !== beginning.length || counts.some((count, row) => count !== beginning[row]?.length))
      return undefined;
    const width = this.#rows.reduce((most, row) => Math.max(most, nextColumn(row)), 0);
    const places = this.#rows.map((row) => new Map(row.map((cell) => [cell.column, cell])));
    return beginning.map((row, index) => row.map((cell) => this.#around(cell, { row: index, width, places })));
  }

  #around(cell: WordCell, { row, width, places }: PlaceInTable): CellLines {
    const last = lastRow(cell, row, places);
    const lowest = places[last]?.get(cell.column) ?? cell;
    const table = this.#table;
    return {
      ...side('top', cell.lines.top ?? (row === 0 ? table.top : table.insideH)),
      ...side('right', cell.lines.right ?? (cell.column + cell.span >= width ? table.right : table.insideV)),
      ...side('bottom', lowest.lines.bottom ?? (last === this.#rows.length - 1 ? table.bottom : table.insideH)),
      ...side('left', cell.lines.left ?? (cell.column === 0 ? table.left : table.insideV)),
    };
  }
}

/** The cells of each row by the column in which they begin. */
type Places = readonly ReadonlyMap<number, WordCell>[];

interface PlaceInTable {
  readonly row: number;
  /** Of the widest row, in columns. */
  readonly width: number;
  readonly places: Places;
}

function lastRow({ column }: WordCell, row: number, places: Places): number {
  let last = row;
  while (places[last + 1]?.get(column)?.continues) last += 1;
  return last;
}

const nextColumn = (row: readonly WordCell[]): number => {
  const last = row.at(-1);
  return last ? last.column + last.span : 0;
};

const side = (name: CellSide, drawn: boolean | undefined): CellLines => (drawn === undefined ? {} : { [name]: drawn });
