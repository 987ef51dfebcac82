import type { TableBlock, TableCell } from '@gov/gongwen';
import { inlineText } from '@gov/gongwen';
import { array, inlineExpression } from './typst-text.ts';

interface PlacedCell {
  readonly cell: TableCell;
  readonly row: number;
  readonly column: number;
}

const spanOf = (cell: TableCell, name: 'colspan' | 'rowspan'): number => cell.attrs?.[name] ?? 1;
const textOfCell = (cell: TableCell): string => cell.content.map((p) => inlineText(p.content)).join('\n');

/** Gives each cell its column: a row leaves out the places that a cell above it covers. */
function placeCells(table: TableBlock): { readonly cells: readonly PlacedCell[]; readonly columns: number } {
  const taken = new Set<string>();
  const cells: PlacedCell[] = [];
  let columns = 1;
  table.content.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of row.content) {
      while (taken.has(`${rowIndex}:${column}`)) column += 1;
      cells.push({ cell, row: rowIndex, column });
      for (let r = 0; r < spanOf(cell, 'rowspan'); r += 1)
        for (let c = 0; c < spanOf(cell, 'colspan'); c += 1) taken.add(`${rowIndex + r}:${column + c}`);
      column += spanOf(cell, 'colspan');
      columns = Math.max(columns, column);
    }
  });
  return { cells, columns };
}

/** Share of a column of at most four characters: it takes what it needs (序号, 单位). */
const narrow = 20;

/** Widths the author set, else by the amount of text: the square root keeps a long column from starving the others. */
function columnWidths(cells: readonly PlacedCell[], columns: number): readonly string[] {
  const shares = Array.from({ length: columns }, () => 0);
  for (const { cell, column } of cells) {
    const set = cell.attrs?.colwidth;
    const span = spanOf(cell, 'colspan');
    for (let c = 0; c < span; c += 1) {
      const longest = Math.min(textOfCell(cell).length, 160);
      const wanted = set?.[c] ?? (span === 1 ? Math.sqrt(longest) * 10 : 0);
      shares[column + c] = Math.max(shares[column + c] ?? 0, wanted);
    }
  }
  const allNarrow = shares.every((share) => share <= narrow);
  return shares.map((share) => (share <= narrow && !allNarrow ? 'auto' : `${Math.max(1, Math.round(share))}fr`));
}

/** Rows at the head that consist of header cells; repeated on every page the table goes on. */
function headerRows(table: TableBlock): number {
  const first = table.content.findIndex((row) => !row.content.every((cell) => cell.type === 'tableHeader'));
  return Math.max(first, 0);
}

const shortText = 10;
/** A longer cell may go on over the page; rows of shorter ones stay whole. */
const breakableText = 120;

function cellExpression({ cell }: PlacedCell): string {
  const text = textOfCell(cell);
  const centred = cell.type === 'tableHeader' || (text.length <= shortText && !text.includes('\n'));
  const content = cell.content.map((p) => inlineExpression(p.content)).join(' + linebreak() + ');
  const spans = `colspan: ${spanOf(cell, 'colspan')}, rowspan: ${spanOf(cell, 'rowspan')}, breakable: ${text.length > breakableText}`;
  const styled = cell.type === 'tableHeader' ? `hei(${content})` : content;
  return `table.cell(${spans}, align: ${centred ? 'center' : 'left'} + horizon, ${styled})`;
}

/** A table over the whole width of the type area, 小四 (12 pt) as is usual in official documents. */
export function tableExpression(table: TableBlock): string {
  const { cells, columns } = placeCells(table);
  const head = headerRows(table);
  const header = cells.filter(({ row }) => row < head).map(cellExpression);
  const body = cells.filter(({ row }) => row >= head).map(cellExpression);
  const widths = array(columnWidths(cells, columns));
  const parts = [...(head > 0 ? [`table.header(${header.join(', ')})`] : []), ...body];
  return `ruled-table(${widths},\n  ${parts.join(',\n  ')})`;
}
