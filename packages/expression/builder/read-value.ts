import { durationValue } from '../calendar.ts';
import { dateValue, formatValue } from '../value.ts';
import type { ConditionValue } from './condition.ts';
import { type ConditionField, type FieldIndex, keepsNames } from './field.ts';
import type { RelationRow } from './relations.ts';
import { accepts, valueKind } from './value.ts';
import { optionWord, quotedWords, unitOf } from './words.ts';

/** Something read, and the place behind it. */
export type Read<T> = readonly [T, number];

/** Every value that can be read at this place of the sentence. */
export function readValues(
  text: string,
  from: number,
  field: ConditionField,
  relation: RelationRow,
  index: FieldIndex,
): readonly Read<ConditionValue>[] {
  const all = [
    ...readTexts(text, from, field),
    ...readNumber(text, from, unitOf(field, valueKind(field, relation))),
    ...readDay(text, from),
    ...readDuration(text, from),
    ...readFields(text, from, index),
  ];
  return all.filter(([value]) => accepts(field, relation, value, index));
}

function at(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

const quotedPattern = /“((?:[^”]|””)*)”/y;

function readTexts(text: string, from: number, field: ConditionField): readonly Read<ConditionValue>[] {
  const worded = (field.options ?? []).flatMap(({ value, label }): readonly Read<ConditionValue>[] => {
    const word = optionWord(field, value);
    if (word === undefined || !text.startsWith(word, from)) return [];
    return [[{ kind: 'text', text: value, ...(keepsNames(field) ? { name: label } : {}) }, from + word.length]];
  });
  const quoted = at(quotedPattern, text, from);
  if (!quoted) return worded;
  const plain = (quoted[1] ?? '').replaceAll('””', '”');
  return [...worded, [{ kind: 'text', text: plain }, from + quoted[0].length]];
}

const numberPattern = /-?\d+(?:\.\d+)?/y;

function readNumber(text: string, from: number, unit: string): readonly Read<ConditionValue>[] {
  const [number] = at(numberPattern, text, from) ?? [];
  if (number === undefined || !text.startsWith(unit, from + number.length)) return [];
  return [[{ kind: 'number', number }, from + number.length + unit.length]];
}

const datePattern = /(\d+)年(\d+)月(\d+)日/y;
const todayPattern = /今天|([1-9]\d*)天([前后])/y;

function readDay(text: string, from: number): readonly Read<ConditionValue>[] {
  const [written, year = '', month = '', day = ''] = at(datePattern, text, from) ?? [];
  if (written !== undefined) {
    const date = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return formatValue(dateValue(date)) === written ? [[{ kind: 'date', date }, from + written.length]] : [];
  }
  const [moved, days = '0', direction = ''] = at(todayPattern, text, from) ?? [];
  if (moved === undefined) return [];
  return [[{ kind: 'today', days: Number(days) * (direction === '前' ? -1 : 1) || 0 }, from + moved.length]];
}

const monthsPattern = /(负?)(?:(\d+)年)?(?:(\d+)个月)?/y;
const secondsPattern = /(负?)(?:(\d+)天)?(?:(\d+)小时)?(?:(\d+)分钟)?(?:(\d+)秒)?/y;

function readDuration(text: string, from: number): readonly Read<ConditionValue>[] {
  const months = at(monthsPattern, text, from);
  const seconds = at(secondsPattern, text, from);
  const part = (count: string | undefined, unit: string): string => (count === undefined ? '' : `${count}${unit}`);
  const sign = (minus: string | undefined): string => (minus ? '-' : '');
  const [, m, years, month] = months ?? [];
  const [, s, d, h, min, sec] = seconds ?? [];
  const time = `${part(h, 'H')}${part(min, 'M')}${part(sec, 'S')}`;
  return [
    [months?.[0], `${sign(m)}P${part(years, 'Y')}${part(month, 'M')}`] as const,
    [seconds?.[0], `${sign(s)}P${part(d, 'D')}${time === '' ? '' : `T${time}`}`] as const,
  ].flatMap(([written, duration]): readonly Read<ConditionValue>[] =>
    written && formatValue(durationValue(duration)) === written
      ? [[{ kind: 'duration', duration }, from + written.length]]
      : [],
  );
}

const readFields = (text: string, from: number, index: FieldIndex): readonly Read<ConditionValue>[] =>
  index.fields.flatMap((field) => {
    const words = `${quotedWords(index.nameOf(field))}一栏`;
    return text.startsWith(words, from) ? [[{ kind: 'field', field: field.key }, from + words.length] as const] : [];
  });
