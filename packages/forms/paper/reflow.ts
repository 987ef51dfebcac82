import { slotsOf } from '../map-slots.ts';
import type { RenderBlock, RenderCell, RenderRow, RenderTable, RenderTree } from '../render-tree.ts';
import { splitSheets } from '../several/split-sheets.ts';

/** What belongs together on a narrow screen: a cell with the words that name it, or a line of the paper. */
interface Piece {
  readonly blocks?: readonly RenderBlock[];
  readonly rows?: readonly RenderRow[];
  readonly own: boolean;
  readonly opinions: boolean;
}

/**
 * The paper for a screen too narrow for its table, in reading order: each cell beside the words that name it. What the
 * reader fills in at his step comes first behind the title, opinion blocks come last; nothing is left away.
 */
export const reflow = (tree: RenderTree): RenderTree => ({
  ...tree,
  blocks: splitSheets(tree.blocks).flatMap(({ sheet, blocks }) => [...(sheet ? [sheet] : []), ...inOrder(blocks)]),
});

function inOrder(blocks: readonly RenderBlock[]): readonly RenderBlock[] {
  const first = blocks.findIndex(({ kind }) => kind !== 'heading' && kind !== 'redLine');
  const title = first < 0 ? blocks : blocks.slice(0, first);
  const pieces = first < 0 ? [] : blocks.slice(first).flatMap(piecesOf);
  const order = [
    pieces.filter(({ own, opinions }) => own && !opinions),
    pieces.filter(({ own, opinions }) => !own && !opinions),
    pieces.filter(({ opinions }) => opinions),
  ];
  return [...title, ...order.flatMap(together)];
}

function piecesOf(block: RenderBlock): readonly Piece[] {
  if (block.kind === 'table') return pairsOf(block);
  return [{ blocks: [block], own: isOwn([block]), opinions: block.kind === 'opinions' }];
}

/** Something in it is filled in by this reader. Whether a rule takes it off the paper just now does not move it. */
const isOwn = (blocks: readonly RenderBlock[]): boolean =>
  slotsOf({ name: '', blocks }).some(({ mode }) => mode === 'edit');

/** Rows that follow each other are one table. */
function together(pieces: readonly Piece[]): readonly RenderBlock[] {
  const blocks: RenderBlock[] = [];
  for (const { rows = [], blocks: own = [] } of pieces) {
    const last = blocks.at(-1);
    if (rows.length > 0 && last?.kind === 'table') blocks.splice(-1, 1, { ...last, rows: [...last.rows, ...rows] });
    else if (rows.length > 0) blocks.push({ kind: 'table', columns: [25, 75], rows });
    blocks.push(...own);
  }
  return blocks;
}

/** Cells of a table in reading order, each with its name; names of nothing go before what follows them. */
function pairsOf(table: RenderTable): readonly Piece[] {
  const cells = table.rows.flatMap(({ cells: row }) => row);
  const named = new Map(cells.filter(({ header }) => !header).map((cell) => [cell, nameOf(cell, cells)]));
  const names = new Set(named.values());
  const pieces: Piece[] = [];
  let waiting: RenderRow[] = [];
  let before: { readonly name: RenderCell | undefined; readonly row: number } | undefined;
  for (const [cell, minLines] of table.rows.flatMap((row) => row.cells.map((one) => [one, row.minLines] as const))) {
    if (cell.header && isOwn(cell.content)) names.delete(cell);
    if (cell.header && names.has(cell)) continue;
    if (cell.header) {
      waiting.push({ minLines: 1, cells: [alone(cell)] });
      continue;
    }
    const name = named.get(cell);
    const last = pieces.at(-1);
    const same = name !== undefined && before?.name === name && before.row === cell.row && waiting.length === 0;
    if (same && last) pieces.splice(-1, 1, joined(last, cell));
    else {
      pieces.push(
        pieceOf(cell, [...waiting, { minLines, cells: name ? [beside(name, 0), beside(cell, 1)] : [alone(cell)] }]),
      );
      waiting = [];
    }
    before = { name, row: cell.row };
  }
  return waiting.length > 0 ? [...pieces, { rows: waiting, own: false, opinions: false }] : pieces;
}

const pieceOf = ({ content }: RenderCell, rows: readonly RenderRow[]): Piece => ({
  rows,
  own: isOwn(content),
  opinions: content.some(({ kind }) => kind === 'opinions'),
});

/** A second cell under the same name goes on below the first. */
function joined(piece: Piece, cell: RenderCell): Piece {
  const rows = piece.rows ?? [];
  const row = rows.at(-1);
  const cells = (row?.cells ?? []).map((one) =>
    one.header ? one : { ...one, content: [...one.content, ...cell.content] },
  );
  const next = pieceOf(cell, []);
  return {
    rows: [...rows.slice(0, -1), { minLines: row?.minLines ?? 1, cells }],
    own: piece.own || next.own,
    opinions: piece.opinions || next.opinions,
  };
}

const beside = (cell: RenderCell, column: 0 | 1): RenderCell => ({ ...ruled(cell), column, colspan: 1, rowspan: 1 });
const alone = (cell: RenderCell): RenderCell => ({ ...ruled(cell), column: 0, colspan: 2, rowspan: 1 });
/** One below the other, every cell has its line. */
const ruled = ({ unruled: _, ...cell }: RenderCell): RenderCell => cell;

/**
 * The header at the left, also past other cells of that name; else the nearest one above in the same column. A heading over
 * the whole width names a part of the form, no cell.
 */
function nameOf(cell: RenderCell, all: readonly RenderCell[]): RenderCell | undefined {
  const left = all.find((one) => one.column + one.colspan === cell.column && overlaps(one, cell));
  const found = left?.header ? left : left && nameAtLeft(left, all);
  return found ?? nameAbove(cell, all);
}

const overlaps = (one: RenderCell, { row }: RenderCell): boolean => one.row <= row && row < one.row + one.rowspan;

function nameAtLeft(cell: RenderCell, all: readonly RenderCell[]): RenderCell | undefined {
  const left = all.find((one) => one.column + one.colspan === cell.column && overlaps(one, cell));
  return left === undefined || left.header ? left : nameAtLeft(left, all);
}

function nameAbove(cell: RenderCell, all: readonly RenderCell[]): RenderCell | undefined {
  const width = Math.max(...all.map(({ column, colspan }) => column + colspan));
  const above = all.filter(
    ({ header, row, column, colspan }) =>
      header && row < cell.row && column <= cell.column && cell.column < column + colspan && colspan < width,
  );
  return above.at(-1);
}
