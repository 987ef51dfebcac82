import type { DocumentNode } from './template.ts';

/** A cell with its place in the grid. */
export interface PlacedCell {
  readonly node: DocumentNode;
  readonly row: number;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
}

export interface TableGrid {
  readonly columnCount: number;
  readonly rows: readonly (readonly PlacedCell[])[];
  /** Chinese sentences; empty when the grid is complete. */
  readonly problems: readonly string[];
}

const span = (node: DocumentNode, name: 'colspan' | 'rowspan'): number => {
  const value = node.attrs?.[name];
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 60 ? value : 1;
};

/** Places the cells of a table the way HTML does and reports holes, overlaps and cells that hang over the last row. */
export function layoutTable(table: DocumentNode): TableGrid {
  const rowNodes = table.content ?? [];
  const taken = rowNodes.map(() => new Set<number>());
  const problems: string[] = [];
  const rows = rowNodes.map((rowNode, row) =>
    (rowNode.content ?? []).map((node) => placeCell(node, row, taken, problems)),
  );
  const widths = taken.map((columns) => Math.max(-1, ...columns) + 1);
  const columnCount = Math.max(0, ...widths);
  taken.forEach((columns, row) => {
    if (columns.size < columnCount) problems.push(`表格第 ${row + 1} 行缺少单元格`);
  });
  return { columnCount, rows, problems };
}

function placeCell(node: DocumentNode, row: number, taken: Set<number>[], problems: string[]): PlacedCell {
  const own = taken[row] ?? new Set<number>();
  let column = 0;
  while (own.has(column)) column += 1;
  const cell = { node, row, column, colspan: span(node, 'colspan'), rowspan: span(node, 'rowspan') };
  if (row + cell.rowspan > taken.length) problems.push(`表格第 ${row + 1} 行的单元格伸出了表格`);
  for (const columns of taken.slice(row, row + cell.rowspan)) claim(columns, cell, problems);
  return cell;
}

function claim(columns: Set<number>, cell: PlacedCell, problems: string[]): void {
  for (let column = cell.column; column < cell.column + cell.colspan; column += 1) {
    if (columns.has(column)) problems.push(`表格第 ${cell.row + 1} 行的单元格和别的单元格重叠`);
    columns.add(column);
  }
}

/** Width shares in percent, from the cells' `colwidth`; a column without one gets an equal share. */
export function columnShares(grid: TableGrid): readonly number[] {
  const widths = Array.from({ length: grid.columnCount }, () => 0);
  for (const cell of grid.rows.flat()) {
    const given = cell.node.attrs?.colwidth;
    if (!Array.isArray(given)) continue;
    given.slice(0, cell.colspan).forEach((width, i) => {
      if (typeof width === 'number' && width > 0 && widths[cell.column + i] === 0) widths[cell.column + i] = width;
    });
  }
  const known = widths.filter((width) => width > 0);
  const usual = known.length > 0 ? known.reduce((a, b) => a + b, 0) / known.length : 1;
  const filled = widths.map((width) => width || usual);
  const total = filled.reduce((a, b) => a + b, 0);
  return filled.map((width) => Math.round((width / total) * 1000) / 10);
}
