import { type CellSide, cellSides, oppositeSide } from '../paper/ruled-sides.ts';
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
  return cells.some((one) => one.lines?.[oppositeSide[side]] === true && isBeside(one, cell, side));
}

/** Whether the first cell lies at this side of the second, both along one line. */
function isBeside(one: EvenCell, cell: EvenCell, side: CellSide): boolean {
  const across = one.column < cell.column + cell.colspan && cell.column < one.column + one.colspan;
  const down = one.row < cell.row + cell.rowspan && cell.row < one.row + one.rowspan;
  switch (side) {
    case 'top':
      return across && one.row + one.rowspan === cell.row;
    case 'right':
      return down && one.column === cell.column + cell.colspan;
    case 'bottom':
      return across && one.row === cell.row + cell.rowspan;
    case 'left':
      return down && one.column + one.colspan === cell.column;
  }
}
