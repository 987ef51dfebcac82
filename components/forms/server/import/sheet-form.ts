import { ok, type Result } from '@gov/base';
import type { RoughBlock, RoughCell, RoughForm, RoughRow } from '@gov/forms/guess';
import type { OfficePackage } from './office-package.ts';
import { farthest, firstSheet, type Sheet } from './sheet-cells.ts';

/** The first sheet as lines and tables: what has lines drawn around it is a table, what has none is text above and below. */
export function sheetForm(file: OfficePackage): Result<RoughForm> {
  const sheet = firstSheet(file);
  return sheet.ok ? ok({ blocks: blocksOf(sheet.value) }) : sheet;
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
  const bordered = sheet.cells.filter((cell) => cell.bordered);
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
    .map(([, cells]) => ({ kind: 'line', text: cells.map((cell) => cell.text).join('　'), heading: false }));
}

function tableOf(sheet: Sheet, area: Area): RoughBlock {
  const texts = new Map(sheet.cells.map((cell) => [`${cell.row} ${cell.column}`, cell.text]));
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
      cells.push({
        text: texts.get(place) ?? '',
        colspan: merge ? Math.min(merge.right, area.right) - column + 1 : 1,
        rowspan: merge ? Math.min(merge.bottom, area.bottom) - row + 1 : 1,
      });
    }
    const lines = Math.round((sheet.heights.get(row) ?? 0) / lineHeight);
    rows.push({ cells, ...(lines > 1 ? { minLines: Math.min(40, lines) } : {}) });
  }
  const columns = Array.from({ length: area.right - area.left + 1 }, (_, index) => area.left + index);
  return { kind: 'table', rows, widths: columns.map((column) => (sheet.widths.get(column) ?? usualWidth) * 8) };
}

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
