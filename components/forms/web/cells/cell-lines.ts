import { type CellSide, cellSides, oppositeSide, unruledOf } from '@gov/forms';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { isInTable, type Rect, selectedRect, type TableMap } from '@tiptap/pm/tables';

/** Sides at which no line is drawn at any of the selected cells; undefined outside a table. */
export function unruledHere(state: EditorState): readonly CellSide[] | undefined {
  if (!isInTable(state)) return undefined;
  const { map, table, ...rect } = selectedRect(state);
  const cells = map.cellsInRect(rect).map((at) => unruledOf(table.nodeAt(at)?.attrs.unruled));
  return cellSides.filter((side) => cells.every((sides) => sides.includes(side)));
}

/**
 * The selected cells get lines at these sides, or lose them; undefined outside a table. A line that comes back is drawn
 * whatever the cell beside it was told before.
 */
export function changeLines(state: EditorState, sides: readonly CellSide[], drawn: boolean): Transaction | undefined {
  if (!isInTable(state)) return undefined;
  const { tr } = state;
  const { map, tableStart, ...rect } = selectedRect(state);
  for (const at of map.cellsInRect(rect)) {
    setSides(tr, tableStart + at, sides, drawn);
    if (drawn) for (const [beside, side] of neighbours(map, at, sides)) setSides(tr, tableStart + beside, [side], true);
  }
  return tr;
}

function setSides(tr: Transaction, at: number, sides: readonly CellSide[], drawn: boolean): void {
  const before = unruledOf(tr.doc.nodeAt(at)?.attrs.unruled);
  const after = cellSides.filter((side) => (sides.includes(side) ? !drawn : before.includes(side)));
  if (after.length !== before.length || after.some((side) => !before.includes(side)))
    tr.setNodeAttribute(at, 'unruled', after.length > 0 ? after : null);
}

/** Cells that share a line with this one, each with the side at which it does. */
function neighbours(map: TableMap, at: number, sides: readonly CellSide[]): readonly (readonly [number, CellSide])[] {
  const rect = map.findCell(at);
  return sides.flatMap((side) => {
    const strip = beside(rect, side, map);
    return strip ? map.cellsInRect(strip).map((cell) => [cell, oppositeSide[side]] as const) : [];
  });
}

function beside({ left, right, top, bottom }: Rect, side: CellSide, map: TableMap): Rect | undefined {
  switch (side) {
    case 'top':
      return top > 0 ? { left, right, top: top - 1, bottom: top } : undefined;
    case 'right':
      return right < map.width ? { left: right, right: right + 1, top, bottom } : undefined;
    case 'bottom':
      return bottom < map.height ? { left, right, top: bottom, bottom: bottom + 1 } : undefined;
    case 'left':
      return left > 0 ? { left: left - 1, right: left, top, bottom } : undefined;
  }
}
