import type { JsonObject, JsonValue } from '@gov/base';
import { kindOf } from '../kinds/index.ts';
import { paperWords } from '../paper/paper-words.ts';
import type { FieldDefinition } from '../template.ts';
import { cellOfText, foldedWords, isWritten } from './cell-of-text.ts';

/** Words of a sheet, row by row; an empty cell is an empty text. */
export type SheetCells = readonly (readonly string[])[];

/** Which column of the sheet each column of the table is taken from. */
export interface Headings {
  /** Index of the row with the headings. */
  readonly row: number;
  /** One for each column of the table, in its order: index in the sheet, undefined where the sheet has none. */
  readonly places: readonly (number | undefined)[];
}

/** A title and a few words may stand above the headings. */
const farthestHeading = 10;

/** The first row with the most headings of the table; undefined where none is there. */
export function headingsIn(columns: readonly FieldDefinition[], cells: SheetCells): Headings | undefined {
  let best: Headings | undefined;
  for (const [row, words] of cells.slice(0, farthestHeading).entries()) {
    const places = placesOf(columns, words);
    if (count(places) > count(best?.places ?? [])) best = { row, places };
  }
  return best;
}

const count = (places: Headings['places']): number => places.filter((place) => place !== undefined).length;

function placesOf(columns: readonly FieldDefinition[], words: readonly string[]): Headings['places'] {
  const heads = words.map(headingOf);
  const bare = heads.map(withoutBrackets);
  const namesOf = (column: FieldDefinition): readonly string[] =>
    isWritten(column) ? [headingOf(column.label), headingOf(paperWords.columnHead(column))] : [];
  const bareNamesOf = (column: FieldDefinition) => namesOf(column).map(withoutBrackets);
  const taken = new Set<number>();
  const find = (among: readonly string[], names: readonly string[]): number | undefined => {
    const place = among.findIndex((head, at) => head !== '' && names.includes(head) && !taken.has(at));
    if (place < 0) return undefined;
    taken.add(place);
    return place;
  };
  const exact = columns.map((column) => find(heads, namesOf(column)));
  // of columns that differ in their brackets alone it cannot be told which is meant
  const areSeveral = (name: string): boolean =>
    columns.filter((column) => bareNamesOf(column).includes(name)).length > 1;
  return columns.map(
    (column, at) =>
      exact[at] ??
      find(
        bare,
        bareNamesOf(column).filter((name) => !areSeveral(name)),
      ),
  );
}

/** Without a star for what must be filled in, and a colon. */
const headingOf = (words: string): string => foldedWords(words).replace(/^[*＊']+|[*＊:]+$/g, '');

/** Without a unit in brackets. */
const withoutBrackets = (heading: string): string => heading.replace(/\([^()]*\)$/, '');

/** A cell that does not fit its column: which row of the sheet (from 1), which column, why. */
export interface CellProblem {
  readonly row: number;
  readonly label: string;
  readonly problem: string;
}

export interface ReadRow {
  /** Row of the sheet, from 1. */
  readonly row: number;
  /** What fits; a cell that does not is left empty. */
  readonly values: JsonObject;
  readonly problems: readonly CellProblem[];
}

/** The rows behind the headings as the table stores them; rows without any words are none. */
export function rowsOfCells(
  columns: readonly FieldDefinition[],
  cells: SheetCells,
  { row: heading, places }: Headings,
): readonly ReadRow[] {
  const rows: ReadRow[] = [];
  for (const [at, words] of cells.entries()) {
    if (at <= heading) continue;
    const read = readRow(columns, { words, places, row: at + 1 });
    if (read.problems.length > 0 || Object.keys(read.values).length > 0) rows.push(read);
  }
  return rows;
}

interface WordsOfRow {
  readonly words: readonly string[];
  readonly places: Headings['places'];
  readonly row: number;
}

function readRow(columns: readonly FieldDefinition[], { words, places, row }: WordsOfRow): ReadRow {
  const values: Record<string, JsonValue> = {};
  const problems: CellProblem[] = [];
  for (const [at, column] of columns.entries()) {
    const place = places[at];
    if (place === undefined) continue;
    const checked = cellOfText(column, words[place] ?? '');
    if (!checked.ok) problems.push({ row, label: column.label, problem: checked.problem });
    else if (checked.value !== null) values[column.key] = checked.value;
  }
  return { row, values, problems };
}

/** Where cells are put into a table that has rows already. */
export interface PutAt {
  /** Row and column of the cell that they are put into, from 0. */
  readonly row: number;
  readonly column: number;
  readonly most: number;
}

export interface PutCells {
  readonly rows: readonly JsonObject[];
  /** `row` is that of the table, from 1. */
  readonly problems: readonly CellProblem[];
  /** Rows of the cells that the table had no room for. */
  readonly left: number;
}

const isBySystem = (column: FieldDefinition): boolean => {
  const { calculated, system } = kindOf(column);
  return calculated === true || system === true;
};

/** Cells copied from a sheet, put in from one cell on to the right and down as far as the table goes; what does not fit leaves its cell as it was. */
export function putCells(
  columns: readonly FieldDefinition[],
  before: readonly JsonObject[],
  cells: SheetCells,
  { row: first, column: from, most }: PutAt,
): PutCells {
  const rows = [...before];
  const problems: CellProblem[] = [];
  const fitting = cells.slice(0, Math.max(0, most - first));
  for (const [at, words] of fitting.entries()) {
    const places = columns.map((column, index) => (index >= from && !isBySystem(column) ? index - from : undefined));
    const read = readRow(columns, { words, places, row: first + at + 1 });
    while (rows.length <= first + at) rows.push({});
    rows[first + at] = { ...rows[first + at], ...read.values };
    problems.push(...read.problems);
  }
  return { rows, problems, left: cells.length - fitting.length };
}

/**
 * Cells as Excel and WPS put them on the clipboard: tabs between cells, line ends between rows, quotation marks around a cell that
 * holds either. One cell alone is one row of one.
 */
export function cellsOfClipboard(text: string): SheetCells {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const close = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (plain[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '' && isQuoted(plain, at)) quoted = true;
    else if (sign === '\t') close();
    else if (sign === '\n') {
      close();
      rows.push([]);
    } else cell += sign;
  }
  close();
  return rows;
}

/** A quotation mark that somebody wrote himself has no partner before a tab, a line end or the end. */
const isQuoted = (text: string, at: number): boolean => /^"(?:[^"]|"")*"(?:[\t\n]|$)/.test(text.slice(at));
