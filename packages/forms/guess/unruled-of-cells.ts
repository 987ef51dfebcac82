import { type CellSide, cellSides } from '../paper/ruled-sides.ts';
import type { EvenCell, EvenTable } from './even-table.ts';

/**
 * Sides without a line, for cells of which there are any. The source must say so, and no cell beside it may draw one there:
 * Word and Excel draw a line as soon as one of the two cells has it.
 */
export function unruledOfCells(table: EvenTable): ReadonlyMap<EvenCell, readonly CellSide[]> {
  const cells = table.rows.flatMap((row) => row.cells);
  const bare = cells.filter(({ lines }) => lines && Object.values(lines).includes(false));
  return new Map(
    bare.flatMap((cell) => {
      const sides = cellSides.filter((side) => cell.lines?.[side] === false && !isDrawnBeside(cell, side, cells));
      return sides.length > 0 ? [[cell, sides] as const] : [];
    }),
  );
}

function isDrawnBeside(cell: EvenCell, side: CellSide, cells: readonly EvenCell[]): boolean {
  const acrossMeets = (one: EvenCell) =>
    one.column < cell.column + cell.colspan && cell.column < one.column + one.colspan;
  const downMeets = (one: EvenCell) => one.row < cell.row + cell.rowspan && cell.row < one.row + one.rowspan;
  switch (side) {
    case 'top':
      return cells.some((one) => one.row + one.rowspan === cell.row && acrossMeets(one) && one.lines?.bottom === true);
    case 'right':
      return cells.some(
        (one) => one.column === cell.column + cell.colspan && downMeets(one) && one.lines?.left === true,
      );
    case 'bottom':
      return cells.some((one) => one.row === cell.row + cell.rowspan && acrossMeets(one) && one.lines?.top === true);
    case 'left':
      return cells.some(
        (one) => one.column + one.colspan === cell.column && downMeets(one) && one.lines?.right === true,
      );
  }
}
