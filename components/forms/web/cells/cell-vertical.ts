import { type CellVertical, verticalOf } from '@gov/forms';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { isInTable, selectedRect } from '@tiptap/pm/tables';

/** Where the content of all selected cells stands; undefined for the middle, for different places, and outside a table. */
export function verticalHere(state: EditorState): CellVertical | undefined {
  if (!isInTable(state)) return undefined;
  const { map, table, ...rect } = selectedRect(state);
  const [first, ...others] = map.cellsInRect(rect).map((at) => verticalOf(table.nodeAt(at)?.attrs.vertical));
  return others.every((one) => one === first) ? first : undefined;
}

/** The content of the selected cells goes there; undefined outside a table. */
export function changeVertical(state: EditorState, vertical: CellVertical | undefined): Transaction | undefined {
  if (!isInTable(state)) return undefined;
  const { tr } = state;
  const { map, tableStart, ...rect } = selectedRect(state);
  for (const at of map.cellsInRect(rect)) tr.setNodeAttribute(tableStart + at, 'vertical', vertical ?? null);
  return tr;
}
