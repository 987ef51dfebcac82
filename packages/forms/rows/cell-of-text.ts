import type { JsonValue } from '@gov/base';
import { kindOf } from '../kinds/index.ts';
import type { ChoiceNode, FieldDefinition, FieldKind } from '../template.ts';
import { type CheckedValue, refuse } from '../values/checked.ts';

/** Kinds of columns that words alone fill in; a person or a section is one of a list, of whom several may have the same name. */
const written: ReadonlySet<FieldKind> = new Set<FieldKind>([
  ...(['text', 'multiline', 'number', 'amount', 'date', 'time'] as const),
  ...(['choice', 'relatedData', 'cascade', 'switch', 'agency'] as const),
]);

/** Whether a column of a detail table can be filled from the words of a sheet. */
export const isWritten = ({ kind }: FieldDefinition): boolean => written.has(kind);

/**
 * Words of one cell of a sheet as what the column stores, by the rules of its kind: days in whatever way they are written, choices
 * by their words, figures with their separators and unit. An empty cell is no value.
 */
export function cellOfText(column: FieldDefinition, cell: string): CheckedValue {
  const typed = cell.trim();
  if (typed === '') return { ok: true, value: null };
  if (!isWritten(column)) return refuse('要在表上选，不能从表格里填');
  const read = readers[column.kind]?.(column, typed);
  if (read && !read.ok) return read;
  return kindOf(column).check(column, read ? read.value : typed);
}

type Read = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly problem: string };
type Reader = (column: FieldDefinition, typed: string) => Read;

const value = (one: JsonValue): Read => ({ ok: true, value: one });

/** Brackets, blanks and letters of full width do not tell two words apart. */
export const foldedWords = (words: string): string => words.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

function choiceOf({ choices = [] }: FieldDefinition, typed: string): Read {
  const folded = foldedWords(typed);
  const found =
    choices.find(({ label }) => foldedWords(label) === folded) ?? choices.find((choice) => choice.value === typed);
  return found ? value(found.value) : refuse(`选项里没有“${shortened(typed)}”`);
}

function pathOf({ tree = [] }: FieldDefinition, typed: string): Read {
  const path: string[] = [];
  let level: readonly ChoiceNode[] = tree;
  for (const words of typed.split(/\s*[/／>＞\\、]\s*|\s+-\s+/)) {
    const node = level.find(({ label }) => foldedWords(label) === foldedWords(words));
    if (!node) return refuse(`选项里没有“${shortened(typed)}”`);
    path.push(node.value);
    level = node.children ?? [];
  }
  return value(path);
}

function figureOf({ unit }: FieldDefinition, typed: string): Read {
  const bare = typed.normalize('NFKC').replace(/[\s,¥￥]/g, '');
  return value(unit && bare.endsWith(unit) ? bare.slice(0, -unit.length) : bare);
}

/** `2026/12/1`, `2026.12.1`, `2026年12月1日`, `20261201`, also with a time behind it; others are left to the kind to refuse. */
function dayOf(_: FieldDefinition, typed: string): Read {
  const plain = typed.normalize('NFKC').trim();
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s].*)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!match) return value(serialDay(plain) ?? plain);
  const [, year, month = '', day = ''] = match;
  return value(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

const dayMillis = 86_400_000;

/** A cell that lost its format shows the day as Excel counts it, from 30 December 1899 on: 45658 is 1 January 2025. */
function serialDay(plain: string): string | undefined {
  if (!/^[2-7]\d{4}(?:\.\d+)?$/.test(plain)) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(plain)) * dayMillis).toISOString().slice(0, 10);
}

/** The same of a time of day: 0.5 is noon. Seconds are left out. */
function clockOf(_: FieldDefinition, typed: string): Read {
  if (!/^0?\.\d+$/.test(typed)) return value(typed.replace(/^(\d{1,2}:\d{2}):\d{2}$/, '$1'));
  return value(new Date(Math.round(Number(typed) * 1440) * 60_000).toISOString().slice(11, 16));
}

const yes = new Set(['是', '√', '✓', '✔', '对', '有', 'y', 'yes', 'true', '1', '☑']);
const no = new Set(['否', '×', '✗', 'x', '错', '无', '不', 'n', 'no', 'false', '0', '☐', '-']);

function tickOf(_: FieldDefinition, typed: string): Read {
  const folded = foldedWords(typed);
  if (yes.has(folded)) return value(true);
  return no.has(folded) ? value(false) : refuse('写“是”或“否”');
}

const readers: Partial<Readonly<Record<FieldKind, Reader>>> = {
  number: figureOf,
  amount: figureOf,
  date: dayOf,
  time: clockOf,
  choice: choiceOf,
  relatedData: choiceOf,
  cascade: pathOf,
  switch: tickOf,
  agency: (_, typed) => value({ name: typed }),
};

const shortened = (words: string): string => ([...words].length > 20 ? `${[...words].slice(0, 20).join('')}…` : words);
