import { Extension, type JSONContent } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { afterComposition } from './after-composition.ts';

/** Width of the paper between its margins, in CSS pixels; the width of a table is always this, its columns have shares of it. */
export const paperWidth = 618;
const widest = paperWidth + 8;

const isWidths = (value: unknown): value is readonly number[] => Array.isArray(value);
const sum = (widths: readonly number[]): number => widths.reduce((a, b) => a + (b || 0), 0);

/** By how much the columns must shrink so that the widest row fits on the paper; 1 when it does. */
function shrinkBy(rows: readonly (readonly unknown[])[]): number {
  const widths = rows.map((row) => sum(row.flatMap((one) => (isWidths(one) ? [...one] : []))));
  const most = Math.max(0, ...widths);
  return most > widest ? paperWidth / most : 1;
}

const shrunk = (widths: readonly number[], factor: number): readonly number[] =>
  widths.map((width) => Math.max(20, Math.round((width || 0) * factor)));

/** A table of a template as the editor draws it: files bring widths in units of their own. */
export function fittedTable(table: JSONContent): JSONContent {
  const rows = table.content ?? [];
  const factor = shrinkBy(rows.map((row) => (row.content ?? []).map((cell) => cell.attrs?.colwidth)));
  if (factor === 1) return table;
  const cellOf = (cell: JSONContent): JSONContent =>
    isWidths(cell.attrs?.colwidth)
      ? { ...cell, attrs: { ...cell.attrs, colwidth: shrunk(cell.attrs.colwidth, factor) } }
      : cell;
  return { ...table, content: rows.map((row) => ({ ...row, content: (row.content ?? []).map(cellOf) })) };
}

/** A table that was pasted, or whose columns were drawn wider, stays on the paper. */
export const fitTables = Extension.create({
  name: 'fitTables',
  addProseMirrorPlugins: () => [
    afterComposition((tr) =>
      tr.doc.descendants((node, at) => {
        if (node.type.name === 'table') fit(tr, node, at);
        return node.type.name !== 'table';
      }),
    ),
  ],
});

function fit(tr: Transaction, table: DocumentNode, at: number): void {
  const factor = shrinkBy(table.children.map((row) => row.children.map((cell) => cell.attrs.colwidth)));
  if (factor === 1) return;
  table.descendants((node, inside) => {
    const { colwidth } = node.attrs;
    if (isWidths(colwidth)) tr.setNodeAttribute(at + 1 + inside, 'colwidth', shrunk(colwidth, factor));
    return node.type.name === 'tableRow';
  });
}
