import { ok, type Result, reject } from '@gov/base';
import type { CellSide } from '@gov/forms';
import type { RoughLooks } from '@gov/forms/guess';
import type { OfficePackage } from './office-package.ts';
import { fontSaid, looksOfCell, mostOfText, type RichText, readSheetLooks, type SheetLooks } from './sheet-looks.ts';
import { readXml } from './xml-events.ts';

export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** Sides at which it draws a line. */
  readonly lines: ReadonlySet<CellSide>;
  readonly looks?: RoughLooks | undefined;
}

export interface Sheet {
  readonly cells: readonly SheetCell[];
  /** First and last row and column, the last included. */
  readonly merges: readonly {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  }[];
  /** Height of rows in points, width of columns in characters; missing = usual. */
  readonly heights: ReadonlyMap<number, number>;
  readonly widths: ReadonlyMap<number, number>;
  /** It is printed across its paper. */
  readonly landscape: boolean;
}

/** No form reaches further; cells behind are not looked at. */
export const farthest = { row: 500, column: 100 } as const;

/** No form has more; those behind are not looked at. */
const mostMerges = 1500;

/** The first sheet of a workbook that is not hidden. Rejection `forms.import-unreadable`. */
export function firstSheet(file: OfficePackage): Result<Sheet> {
  const { parts } = file;
  const path = sheetPath(parts);
  const xml = path.ok ? parts.get(path.value) : undefined;
  if (!path.ok || xml === undefined) return path.ok ? reject('forms.import-unreadable') : path;
  const strings = sharedStrings(parts.get('xl/sharedStrings.xml'));
  if (!strings.ok) return strings;
  const borders = linesOfStyles(parts.get('xl/styles.xml'));
  if (!borders.ok) return borders;
  const looks = readSheetLooks(parts.get('xl/styles.xml'));
  return looks.ok ? readSheet(xml, strings.value, { lines: borders.value, looks: looks.value }) : looks;
}

function sheetPath(parts: ReadonlyMap<string, string>): Result<string> {
  let id: string | undefined;
  const book = readXml(parts.get('xl/workbook.xml') ?? '', {
    open(name, attribute) {
      if (name === 'sheet' && !(attribute('state') ?? '').includes('idden')) id ??= attribute('r:id') ?? '';
    },
  });
  if (!book.ok) return book;
  let target: string | undefined;
  const relations = readXml(parts.get('xl/_rels/workbook.xml.rels') ?? '', {
    open(name, attribute) {
      if (name === 'Relationship' && attribute('Id') === id) target = attribute('Target');
    },
  });
  if (!relations.ok) return relations;
  return ok(target?.startsWith('/') ? target.slice(1) : `xl/${target ?? 'worksheets/sheet1.xml'}`);
}

function sharedStrings(xml: string | undefined): Result<readonly RichText[]> {
  const strings: RichText[] = [];
  let inText = false;
  let phonetic = false;
  let inFont = false;
  const read = readXml(xml ?? '', {
    open(name, attribute) {
      const runs = strings.at(-1)?.runs;
      const run = runs?.at(-1);
      if (name === 'si') strings.push({ text: '', runs: [] });
      const begins = name === 'r' || (name === 't' && runs?.length === 0);
      if (begins && runs && runs.length < mostOfText.runs) runs.push({ text: '' });
      if (name === 'rPr') inFont = true;
      else if (inFont && run) run.font = { ...run.font, ...fontSaid(name, attribute) };
      if (name === 'rPh') phonetic = true;
      if (name === 't') inText = true;
    },
    close(name) {
      if (name === 'rPh') phonetic = false;
      if (name === 'rPr') inFont = false;
      if (name === 't') inText = false;
    },
    text(text) {
      const rich = strings.at(-1);
      const run = rich?.runs.at(-1);
      if (!inText || phonetic || !rich || !run) return;
      const taken = text.slice(0, mostOfText.words - rich.text.length);
      run.text += taken;
      rich.text += taken;
    },
  });
  return read.ok ? ok(strings) : read;
}

const sides: Readonly<Record<string, CellSide>> = {
  top: 'top',
  right: 'right',
  end: 'right',
  bottom: 'bottom',
  left: 'left',
  start: 'left',
};

type LinesOfStyles = ReadonlyMap<number, ReadonlySet<CellSide>>;

/** Numbers of the cell styles that draw a line, with the sides at which they do. */
function linesOfStyles(xml: string | undefined): Result<LinesOfStyles> {
  const drawn = new Map<number, Set<CellSide>>();
  const styles = new Map<number, ReadonlySet<CellSide>>();
  let border = -1;
  let style = -1;
  let inStyles = false;
  const read = readXml(xml ?? '', {
    open(name, attribute) {
      if (name === 'border') border += 1;
      if (name === 'cellXfs') inStyles = true;
      const side = sides[name];
      if (side && (attribute('style') ?? 'none') !== 'none')
        drawn.set(border, (drawn.get(border) ?? new Set<CellSide>()).add(side));
      if (name === 'xf' && inStyles) {
        style += 1;
        const lines = drawn.get(Number(attribute('borderId') ?? -1));
        if (lines) styles.set(style, lines);
      }
    },
    close(name) {
      if (name === 'cellXfs') inStyles = false;
    },
  });
  return read.ok ? ok(styles) : read;
}

/** What the styles of a workbook say about its cells. */
interface CellStyles {
  readonly lines: LinesOfStyles;
  readonly looks: SheetLooks;
}

interface OpenCell extends SheetCell {
  readonly style: number;
  readonly type: string;
  raw: string;
}

function readSheet(xml: string, strings: readonly RichText[], styles: CellStyles): Result<Sheet> {
  const cells: SheetCell[] = [];
  const merges: Sheet['merges'][number][] = [];
  const heights = new Map<number, number>();
  const widths = new Map<number, number>();
  let cell: OpenCell | undefined;
  let inValue = false;
  let landscape = false;
  const read = readXml(xml, {
    open(name, attribute) {
      if (name === 'pageSetup') landscape = attribute('orientation') === 'landscape';
      if (name === 'row') rowHeight(heights, attribute);
      else if (name === 'col') columnWidth(widths, attribute);
      else if (name === 'mergeCell') addMerge(merges, attribute('ref'));
      else if (name === 'c') cell = openCell(attribute, styles.lines);
      else if (name === 'v' || name === 't') inValue = true;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      if (name !== 'c' || !cell) return;
      const { row, column, lines, style } = cell;
      const rich = cell.type === 's' ? (strings[Number(cell.raw)] ?? '') : cell.raw;
      const text = typeof rich === 'string' ? rich : rich.text;
      if (text !== '' || lines.size > 0)
        cells.push({ row, column, text, lines, looks: looksOfCell(rich, style, styles.looks) });
      cell = undefined;
    },
    text(text) {
      if (cell && inValue) cell.raw += text;
    },
  });
  return read.ok ? ok({ cells, merges, heights, widths, landscape }) : read;
}

type Attribute = (name: string) => string | undefined;

const noLines: ReadonlySet<CellSide> = new Set();

function openCell(attribute: Attribute, styles: LinesOfStyles): OpenCell | undefined {
  const [place] = rangeOf(attribute('r'));
  if (!place || place.top > farthest.row || place.left > farthest.column) return undefined;
  const { top: row, left: column } = place;
  const style = Number(attribute('s') ?? -1);
  return {
    row,
    column,
    text: '',
    lines: styles.get(style) ?? noLines,
    style,
    type: attribute('t') ?? 'n',
    raw: '',
  };
}

function rowHeight(heights: Map<number, number>, attribute: Attribute): void {
  const height = Number(attribute('ht'));
  if (height > 0) heights.set(Number(attribute('r')), height);
}

function columnWidth(widths: Map<number, number>, attribute: Attribute): void {
  const [first, last, width] = [Number(attribute('min')), Number(attribute('max')), Number(attribute('width'))];
  if (!(width > 0) || !Number.isSafeInteger(first) || !Number.isSafeInteger(last)) return;
  for (let column = Math.max(1, first); column <= Math.min(last, farthest.column); column += 1)
    widths.set(column, width);
}

function addMerge(merges: Sheet['merges'][number][], words: string | undefined): void {
  if (merges.length >= mostMerges) return;
  for (const range of rangeOf(words))
    if (range.top <= farthest.row && range.left <= farthest.column) merges.push(range);
}

/** `B2` or `A1:D1`, counted from 1; nothing for what is no place. */
function rangeOf(words: string | undefined): Sheet['merges'] {
  const found = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/.exec(words ?? '');
  if (!found) return [];
  const [, a = '', b = '', c = a, d = b] = found;
  const range = { top: Number(b), left: columnOf(a), bottom: Number(d), right: columnOf(c) };
  return range.bottom >= range.top && range.right >= range.left ? [range] : [];
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
