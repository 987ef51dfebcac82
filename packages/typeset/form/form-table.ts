import {
  type CellSide,
  cellSides,
  detailShares,
  detailTexts,
  isFigure,
  isOuterSide,
  paperWords,
  type RenderBlock,
  type RenderCell,
  type RenderDetail,
  type RenderTable,
} from '@gov/forms';
import { array, run } from '../typst-text.ts';
import { linePt, rowPaddingPt } from './form-library.ts';
import { words } from './form-text.ts';
import { wholeRows } from './whole-rows.ts';

/** The ruled table of the paper: shares of the width, least heights and merged cells as they are drawn on the screen. */
export function tableExpression(table: RenderTable, { draw, landscape }: TableScene): string {
  const whole = wholeRows(table, landscape);
  const partly = table.rows.some(({ cells }) => cells.some(({ unruled }) => unruled));
  const size = partly ? { rows: table.rows.length, columns: table.columns.length } : undefined;
  const rows = table.rows.map(({ minLines, cells }, row) => {
    const drawn = cells.map((cell) =>
      cellExpression(cell, { draw, whole: whole[row] ?? false, size, frame: frames[table.frame ?? 'usual'] }),
    );
    return [...drawn, `least(${rowPaddingPt + minLines * linePt}pt, ${whole[row] ?? false})`].join(', ');
  });
  return `${partly ? 'partly-ruled(' : `ruled(${table.frame ? `frame: ${frames[table.frame]}, ` : ''}`}${array([...table.columns.map((share) => `${share}fr`), '0pt'])},\n  ${rows.join(',\n  ')})`;
}

/** What stands in a cell; undefined where nothing of it is printed. */
type DrawBlock = (block: RenderBlock) => string | undefined;

interface TableScene {
  readonly draw: DrawBlock;
  readonly landscape: boolean;
}

interface CellScene {
  readonly draw: DrawBlock;
  readonly whole: boolean;
  /** Of a table with cells that are not ruled all around: each cell says what it draws. */
  readonly size: TableSize | undefined;
  readonly frame: string;
}

interface TableSize {
  readonly rows: number;
  readonly columns: number;
}

function cellExpression(cell: RenderCell, { draw, whole, size, frame }: CellScene): string {
  const blocks = cell.content.flatMap((block) => draw(block) ?? []);
  const content = blocks.length === 0 ? '[]' : `{ ${blocks.join('; ')} }`;
  const holdsOpinions = cell.content.some(({ kind }) => kind === 'opinions');
  const shape = [
    `colspan: ${cell.colspan}`,
    `rowspan: ${cell.rowspan}`,
    `breakable: ${!whole}`,
    ...(size
      ? [`stroke: (${cellSides.map((side) => `${side}: ${strokeOf(cell, side, { size, frame })}`).join(', ')})`]
      : []),
    ...(cell.header ? ['inset: (x: 3pt, y: 4.5pt)'] : []),
    ...(cell.vertical && !holdsOpinions ? [`align: left + ${cell.vertical}`] : []),
    ...(holdsOpinions ? ['inset: 0pt', 'align: left + top'] : []),
  ];
  return `table.cell(${shape.join(', ')}, ${cell.header ? `label(${content})` : content})`;
}

/** The frame of the table is thicker, and drawn by the cells at its edge. */
function strokeOf(
  cell: RenderCell,
  side: CellSide,
  { size, frame }: { readonly size: TableSize; readonly frame: string },
): string {
  if (cell.unruled?.includes(side)) return 'none';
  return isOuterSide(cell, side, size) ? frame : 'rule';
}

/** Strokes of the form library for the outer line of a table. */
const frames = { thin: 'rule', usual: 'outer', thick: 'thick' } as const;

/** 明细表 with its head on every page it goes on; undefined without rows. */
export function detailExpression(block: RenderDetail): string | undefined {
  const { slot } = block;
  // what the server sent stands where there is no value to draw from: masked rows
  const { rows, totals } = slot.value === null ? block : detailTexts(slot, slot.value);
  if (slot.off || rows.length === 0) return undefined;
  const columns = slot.columns ?? [];
  const widths = ['33pt', ...detailShares({ slot, rows, totals }).map((share) => `${share}fr`)];
  const head = [paperWords.rowNumber, ...columns.map(paperWords.columnHead)].map(centred);
  const figure = (text: string, at: number) => (isFigure(columns[at]) ? figureCell(text) : words(text));
  const body = rows.map((row, index) => [centred(String(index + 1)), ...row.map(figure)].join(', '));
  const foot = totals.length > 0 ? [[centred(paperWords.total), ...totals.map(figureCell)].join(', ')] : [];
  return `detail(${array(widths)},\n  table.header(${head.join(', ')}),\n  ${[...body, ...foot].join(',\n  ')})`;
}

const centred = (text: string): string => `table.cell(align: center + horizon, ${words(text)})`;
const figureCell = (text: string): string => `table.cell(align: right + horizon, ${run(text)})`;
