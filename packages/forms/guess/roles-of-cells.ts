import { blanksInLine } from './blanks-in-line.ts';
import type { EvenCell, EvenTable } from './even-table.ts';
import { type BoxWords, boxesOf, isLabel, isPlaceholder, type LabelWords, labelOf } from './words-of-cells.ts';

/** What a cell is for. */
export type CellRole =
  | { readonly kind: 'words'; readonly header: boolean }
  /** To be filled in; `label` names it, absent where nothing beside it does. */
  | { readonly kind: 'blank'; readonly label?: LabelWords; readonly boxes?: BoxWords }
  /** Words and places to fill in, line by line. */
  | { readonly kind: 'lines' }
  /** Empty, and meant to be. */
  | { readonly kind: 'empty' };

/** Finds out which cells are names, which are to be filled in, and which name belongs to which. */
export function rolesOfCells(table: EvenTable): ReadonlyMap<EvenCell, CellRole> {
  const grid = new Grid(table);
  const roles = new Map<EvenCell, CellRole>();
  const named = new Set<EvenCell>();
  for (const cell of grid.cells) {
    if (isOpen(cell)) roles.set(cell, openRole(grid, cell, named));
  }
  for (const cell of grid.cells) {
    if (!roles.has(cell)) roles.set(cell, wordsRole(grid, cell, named));
  }
  return roles;
}

/** The cells of a table and who is beside whom. */
class Grid {
  readonly cells: readonly EvenCell[];
  readonly columnCount: number;
  readonly #places = new Map<string, EvenCell>();

  constructor(table: EvenTable) {
    this.cells = table.rows.flatMap((row) => row.cells);
    this.columnCount = table.columnCount;
    for (const cell of this.cells) {
      for (let row = cell.row; row < cell.row + cell.rowspan; row += 1) {
        for (let column = cell.column; column < cell.column + cell.colspan; column += 1) {
          this.#places.set(`${row} ${column}`, cell);
        }
      }
    }
  }

  at(row: number, column: number): EvenCell | undefined {
    return this.#places.get(`${row} ${column}`);
  }

  left = (cell: EvenCell): EvenCell | undefined => this.at(cell.row, cell.column - 1);
  right = (cell: EvenCell): EvenCell | undefined => this.at(cell.row, cell.column + cell.colspan);
  above = (cell: EvenCell): EvenCell | undefined => this.at(cell.row - 1, cell.column);
  below = (cell: EvenCell): EvenCell | undefined => this.at(cell.row + cell.rowspan, cell.column);
}

/** Something is written or ticked there. */
const isOpen = (cell: EvenCell): boolean => isPlaceholder(cell.text) || boxesOf(cell.text)?.before === '';

const isName = (cell: EvenCell | undefined): cell is EvenCell =>
  cell !== undefined && !isOpen(cell) && isLabel(cell.text) && !boxesOf(cell.text);

function openRole(grid: Grid, cell: EvenCell, named: Set<EvenCell>): CellRole {
  const boxes = boxesOf(cell.text);
  const label = nameOf(grid, cell, named);
  const whole = cell.colspan === grid.columnCount;
  if (!label && !boxes && whole) return { kind: 'empty' };
  return { kind: 'blank', ...(label ? { label } : {}), ...(boxes ? { boxes } : {}) };
}

/** The name to the left, or the heading of the column; in a grid both together. */
function nameOf(grid: Grid, cell: EvenCell, named: Set<EvenCell>): LabelWords | undefined {
  const left = grid.left(cell);
  const heading = headingOf(grid, cell);
  const leftName = isName(left) ? left : undefined;
  const neighbours = [left, grid.right(cell)].some((one) => one && one.rowspan === cell.rowspan && isOpen(one));
  const inGrid = heading !== undefined && (neighbours || !leftName || leftName.rowspan > cell.rowspan);
  if (heading && inGrid) {
    named.add(heading.cell);
    const words = labelOf(heading.cell.text);
    const row = rowNameOf(grid, cell, heading.cell.row) ?? (heading.single ? '' : `${heading.steps}`);
    return { ...words, behind: row };
  }
  if (!leftName) return undefined;
  named.add(leftName);
  return labelOf(leftName.text);
}

interface Heading {
  readonly cell: EvenCell;
  /** So many cells below it. */
  readonly steps: number;
  /** Nothing else to fill in stands below it. */
  readonly single: boolean;
}

function headingOf(grid: Grid, cell: EvenCell): Heading | undefined {
  let steps = 1;
  let above = grid.above(cell);
  while (above && isOpen(above) && sameColumns(above, cell)) {
    steps += 1;
    above = grid.above(above);
  }
  if (!isName(above) || !sameColumns(above, cell)) return undefined;
  const next = grid.below(cell);
  return { cell: above, steps, single: steps === 1 && !(next && isOpen(next) && sameColumns(next, cell)) };
}

const sameColumns = (a: EvenCell, b: EvenCell): boolean => a.column === b.column && a.colspan === b.colspan;

/** `上午` before the cells of its row; not the name of a whole group of rows. */
function rowNameOf(grid: Grid, cell: EvenCell, headingRow: number): string | undefined {
  for (let left = grid.left(cell); left; left = grid.left(left)) {
    if (isName(left))
      return left.row > headingRow && left.rowspan === cell.rowspan ? labelOf(left.text).label : undefined;
  }
  return undefined;
}

function wordsRole(grid: Grid, cell: EvenCell, named: ReadonlySet<EvenCell>): CellRole {
  if (named.has(cell)) return { kind: 'words', header: true };
  const open = cell.text
    .split('\n')
    .flatMap(blanksInLine)
    .some((part) => part.kind === 'blank');
  if (open || boxesOf(cell.text)) return { kind: 'lines' };
  return { kind: 'words', header: isLabel(cell.text) && cell.text.length <= 12 && cell.colspan < grid.columnCount };
}
