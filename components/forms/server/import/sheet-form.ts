import { ok, type Result } from '@gov/base';
import type { CellSide } from '@gov/forms';
import type { CellLines, RoughBlock, RoughCell, RoughForm, RoughLooks, RoughRow } from '@gov/forms/guess';
import type { OfficePackage } from './office-package.ts';
import { farthest, firstSheet, type Sheet } from './sheet-cells.ts';

/** The first sheet as lines and tables: what has lines drawn around it is a table, what has none is text above and below. */
export function sheetForm(file: OfficePackage): Result<RoughForm> {
  const sheet = firstSheet(file);
  return sheet.ok
    ? ok({ blocks: blocksOf(sheet.value), ...(sheet.value.landscape ? { landscape: true } : {}) })
    : sheet;
}

interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Points of a line of text. */
const lineHeight = 18;
const usualWidth = 8.43;

function blocksOf(sheet: Sheet): readonly RoughBlock[] {
  const bordered = sheet.cells.filter((cell) => cell.lines.size > 0);
  const all = areaOf(sheet.cells);
  const table = areaOf(bordered.length > 0 ? bordered : sheet.cells);
  if (!all || !table) return [];
  return [
    ...linesOf(sheet, all.top, table.top - 1),
    tableOf(sheet, table),
    ...linesOf(sheet, table.bottom + 1, all.bottom),
  ];
}

function areaOf(cells: Sheet['cells']): Area | undefined {
  if (cells.length === 0) return undefined;
  const rows = cells.map((cell) => cell.row);
  const columns = cells.map((cell) => cell.column);
  return { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) };
}

function linesOf(sheet: Sheet, from: number, to: number): readonly RoughBlock[] {
  const rows = Map.groupBy(
    sheet.cells.filter((cell) => cell.text.trim() !== '' && cell.row >= from && cell.row <= to),
    (cell) => cell.row,
  );
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, cells]) => ({
      kind: 'line',
      text: cells.map((cell) => cell.text).join('　'),
      heading: false,
      ...told(cells.length === 1 ? cells[0]?.looks : sideBySide(cells)),
    }));
}

const told = (looks: RoughLooks | undefined): { readonly looks?: RoughLooks } => (looks ? { looks } : {});

/** Cells that become one line keep the looks of their words; where each stood in its own cell says nothing about the line. */
const sideBySide = (cells: Sheet['cells']): RoughLooks => ({
  runs: cells.flatMap(({ text, looks }) => looks?.runs ?? [{ text, marks: [] }]),
});

function tableOf(sheet: Sheet, area: Area): RoughBlock {
  const written = new Map(sheet.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const drawn = drawnLines(sheet);
  const merges = apart(sheet.merges.filter((merge) => merge.top >= area.top && merge.left >= area.left));
  const beginning = new Map(merges.map((merge) => [`${merge.top} ${merge.left}`, merge]));
  const hidden = coveredPlaces(merges, area);
  const rows: RoughRow[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const cells: RoughCell[] = [];
    for (let column = area.left; column <= area.right; column += 1) {
      const place = `${row} ${column}`;
      if (hidden.has(place)) continue;
      const merge = beginning.get(place);
      const colspan = merge ? Math.min(merge.right, area.right) - column + 1 : 1;
      const rowspan = merge ? Math.min(merge.bottom, area.bottom) - row + 1 : 1;
      const lines = drawn?.({ top: row, left: column, bottom: row + rowspan - 1, right: column + colspan - 1 });
      const { text = '', looks } = written.get(place) ?? {};
      cells.push({ text, colspan, rowspan, ...(lines ? { lines } : {}), ...told(looks) });
    }
    const lines = Math.round((sheet.heights.get(row) ?? 0) / lineHeight);
    rows.push({ cells, ...(lines > 1 ? { minLines: Math.min(40, lines) } : {}) });
  }
  const columns = Array.from({ length: area.right - area.left + 1 }, (_, index) => area.left + index);
  return { kind: 'table', rows, widths: columns.map((column) => (sheet.widths.get(column) ?? usualWidth) * 8) };
}

/** Which lines are drawn around a cell or a merged area; undefined for a sheet without any, which is no drawn form. */
function drawnLines(sheet: Sheet): ((area: Area) => CellLines) | undefined {
  const lines = new Map(sheet.cells.map((cell) => [`${cell.row} ${cell.column}`, cell.lines]));
  if (sheet.cells.every((cell) => cell.lines.size === 0)) return undefined;
  const has = (row: number, column: number, side: CellSide): boolean =>
    lines.get(`${row} ${column}`)?.has(side) === true;
  return ({ top, left, bottom, right }) => {
    const columns = range(left, Math.min(right, farthest.column));
    const rows = range(top, Math.min(bottom, farthest.row));
    return {
      // some programs give the lines of a merged area to its first place alone
      top: columns.some((column) => has(top, column, 'top')),
      right: has(top, left, 'right') || rows.some((row) => has(row, right, 'right')),
      bottom: has(top, left, 'bottom') || columns.some((column) => has(bottom, column, 'bottom')),
      left: rows.some((row) => has(row, left, 'left')),
    };
  };
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Without those that lie in one before them: no program writes such, and each place is then walked through once at most. */
function apart(merges: Sheet['merges']): Sheet['merges'] {
  const kept: Area[] = [];
  for (const one of merges) if (!kept.some((other) => touches(one, other))) kept.push(one);
  return kept;
}

const touches = (a: Area, b: Area): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

/** Places inside a merged area, its first one left out. */
function coveredPlaces(merges: Sheet['merges'], area: Area): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= Math.min(bottom, area.bottom, farthest.row); row += 1) {
      for (let column = left; column <= Math.min(right, area.right); column += 1) {
        if (row !== top || column !== left) places.add(`${row} ${column}`);
      }
    }
  }
  return places;
}
