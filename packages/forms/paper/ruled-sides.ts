import type { JsonValue } from '@gov/base';
import type { PlacedCell, TableGrid } from '../table-grid.ts';

/** Sides of a cell, in the order in which they are kept. */
export const cellSides = ['top', 'right', 'bottom', 'left'] as const;
export type CellSide = (typeof cellSides)[number];

/** Sides without a line as the design keeps them: known ones, each once, in their order. */
export const unruledOf = (value: JsonValue | undefined): readonly CellSide[] =>
  Array.isArray(value) ? cellSides.filter((side) => value.includes(side)) : [];

/** Nothing of the table is beyond this side of the cell. */
export function isOuterSide(
  cell: Pick<PlacedCell, 'row' | 'column' | 'rowspan' | 'colspan'>,
  side: CellSide,
  size: { readonly rows: number; readonly columns: number },
): boolean {
  switch (side) {
    case 'top':
      return cell.row === 0;
    case 'right':
      return cell.column + cell.colspan >= size.columns;
    case 'bottom':
      return cell.row + cell.rowspan >= size.rows;
    case 'left':
      return cell.column === 0;
  }
}

/** At which side the cell beside it has the same line. */
export const oppositeSide: Readonly<Record<CellSide, CellSide>> = {
  top: 'bottom',
  right: 'left',
  bottom: 'top',
  left: 'right',
};

/** Steps from a place to the one beside it. */
const steps: Readonly<Record<CellSide, readonly [row: number, column: number]>> = {
  top: [-1, 0],
  right: [0, 1],
  bottom: [1, 0],
  left: [0, -1],
};

/**
 * The sides at which each cell draws no line itself, for cells of which there are any. A line between two cells is drawn only
 * where neither of them is without it there; one that goes along several cells, of which some are without it, is drawn by the
 * cells at its other side. So screen and print come to the same lines by drawing what each cell draws.
 */
export function unruledSides(grid: TableGrid): ReadonlyMap<PlacedCell, readonly CellSide[]> {
  const cells = grid.rows.flat();
  if (cells.every((cell) => bare(cell).length === 0)) return new Map();
  const places = new Map(cells.flatMap((cell) => placesOf(cell).map((place) => [place.join(' '), cell] as const)));
  return new Map(
    cells.flatMap((cell) => {
      const sides = cellSides.filter((side) => isUnruled(cell, side, places));
      return sides.length > 0 ? [[cell, sides] as const] : [];
    }),
  );
}

const bare = (cell: PlacedCell): readonly CellSide[] => unruledOf(cell.node.attrs?.unruled);

const placesOf = ({ row, column, rowspan, colspan }: PlacedCell): readonly (readonly [number, number])[] =>
  Array.from({ length: rowspan * colspan }, (_, at) => [row + Math.floor(at / colspan), column + (at % colspan)]);

function isUnruled(cell: PlacedCell, side: CellSide, places: ReadonlyMap<string, PlacedCell>): boolean {
  if (bare(cell).includes(side)) return true;
  const [down, across] = steps[side];
  return placesOf(cell).some(([row, column]) => {
    const beside = places.get(`${row + down} ${column + across}`);
    return beside !== undefined && beside !== cell && bare(beside).includes(oppositeSide[side]);
  });
}
