import { columnShares, layoutTable } from '@gov/forms';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { isInTable, selectedRect } from '@tiptap/pm/tables';
import { paperWidth } from '../editor/fit-tables.ts';

/** Width of what is printed on A4 between its margins, in mm: what `paperWidth` px stand for. */
const printedWidth = 164;
const narrowest = 6;
export const mostLines = 40;

/** The column and the row around the cursor, counted from 1. */
export interface CellSize {
  readonly column: number;
  readonly row: number;
  /** Of the paper, in mm, to half a mm. */
  readonly millimetres: number;
  /** No column can be wider, because the one beside it gives the room; in mm. */
  readonly most: number;
  /** Least height of the row, in lines. */
  readonly lines: number;
  /** The column that gives or takes the room, with its width in mm; none in a table of one column. */
  readonly beside?: { readonly column: number; readonly millimetres: number };
}

/** Undefined outside a table. */
export function sizeHere(state: EditorState): CellSize | undefined {
  if (!isInTable(state)) return undefined;
  const { table, right, bottom, map } = selectedRect(state);
  const widths = millimetresOf(table);
  const column = right - 1;
  const own = widths[column] ?? printedWidth;
  const beside = besideOf(column, map.width);
  const given = beside === undefined ? undefined : (widths[beside] ?? 0);
  return {
    column: column + 1,
    row: bottom,
    millimetres: own,
    most: given === undefined ? own : own + given - narrowest,
    lines: Number(table.child(bottom - 1).attrs.minLines) || 1,
    ...(beside === undefined ? {} : { beside: { column: beside + 1, millimetres: given ?? 0 } }),
  };
}

/** The one at the right; for the last column the one at its left. */
const besideOf = (column: number, count: number): number | undefined =>
  count < 2 ? undefined : column + 1 < count ? column + 1 : column - 1;

const half = (width: number): number => Math.round(width * 2) / 2;

/** As the paper is drawn: shares of its width. */
const millimetresOf = (table: DocumentNode): readonly number[] =>
  columnShares(layoutTable(table.toJSON())).map((share) => half((share / 100) * printedWidth));

/** The column of the cursor gets this width, the one beside it the rest of the room of both; undefined where it cannot. */
export function widenColumn(state: EditorState, millimetres: number): Transaction | undefined {
  const size = sizeHere(state);
  if (!size?.beside) return undefined;
  const { table, tableStart, map } = selectedRect(state);
  const widths = [...millimetresOf(table)];
  const wanted = half(Math.min(Math.max(millimetres, narrowest), size.most));
  widths[size.beside.column - 1] = size.beside.millimetres + size.millimetres - wanted;
  widths[size.column - 1] = wanted;
  const pixels = widths.map((width) => Math.round((width / printedWidth) * paperWidth));
  const { tr } = state;
  for (const at of new Set(map.map)) {
    const { left, right } = map.findCell(at);
    tr.setNodeAttribute(tableStart + at, 'colwidth', pixels.slice(left, right));
  }
  return tr;
}

/** The rows of the selection become at least so many lines high; undefined outside a table. */
export function heightenRows(state: EditorState, lines: number): Transaction | undefined {
  if (!isInTable(state)) return undefined;
  const { table, tableStart, top, bottom } = selectedRect(state);
  const { tr } = state;
  const height = Math.min(Math.max(Math.round(lines), 1), mostLines);
  table.forEach((row, at, index) => {
    if (index < top || index >= bottom || (Number(row.attrs.minLines) || 1) === height) return;
    tr.setNodeAttribute(tableStart + at, 'minLines', height > 1 ? height : null);
  });
  return tr;
}

/** What the row needs at least on paper, in mm: a line and what is above and below it. */
export const heightOfLines = (lines: number): number => Math.round(((9 + lines * 18) / 72) * 25.4);
