import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { CellSelection, TableMap } from '@tiptap/pm/tables';

/** Places of the cells that a paste filled within a table: the table's own paste leaves them selected. */
export function cellsIn({ selection }: Transaction): readonly number[] {
  const places: number[] = [];
  if (selection instanceof CellSelection)
    selection.forEachCell((_cell, at) => {
      places.push(at);
    });
  return places.length > 1 ? places : [];
}

interface PastedCells {
  /** The cells as rows of a table of their own, in the order of `places`. */
  readonly rows: readonly (readonly DocumentNode[])[];
  /** Where they stand, row by row. */
  readonly places: readonly number[];
}

/** Cells at these places as a table of their own; undefined where they are not all there any more. */
export function pastedCellsAt({ doc }: EditorState, places: readonly number[]): PastedCells | undefined {
  const [first] = places;
  if (first === undefined) return undefined;
  const inside = doc.resolve(first);
  const table = inside.depth > 0 ? inside.node(-1) : undefined;
  if (table?.type.name !== 'table') return undefined;
  const start = inside.start(-1);
  const map = TableMap.get(table);
  const known = new Set(map.map);
  if (places.some((at) => !known.has(at - start))) return undefined;
  const cells = places
    .flatMap((at) => {
      const node = table.nodeAt(at - start);
      return node ? [{ at, node, ...map.findCell(at - start) }] : [];
    })
    .sort((a, b) => a.top - b.top || a.left - b.left);
  const top = Math.min(...cells.map((cell) => cell.top));
  const bottom = Math.max(...cells.map((cell) => cell.bottom));
  const rows = Array.from({ length: bottom - top }, (_, row) =>
    cells.filter((cell) => cell.top === top + row).map(({ node }) => node),
  );
  return { rows, places: cells.map(({ at }) => at) };
}
