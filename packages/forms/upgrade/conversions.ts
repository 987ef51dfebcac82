import type { JsonValue } from '@gov/base';
import { displayValue } from '../data/display-value.ts';
import type { FieldDefinition, FieldKind } from '../template.ts';
import { list } from '../values/checked.ts';

/** How a value of one kind becomes one of another; what comes out is checked like anything that is filled in. */
export interface Conversion {
  readonly name: string;
  /** Kinds it takes; any when absent. */
  readonly from?: readonly FieldKind[];
  readonly to: readonly FieldKind[];
  /** Undefined when this value cannot become one of the other kind. */
  readonly convert: (value: JsonValue, before: FieldDefinition, after: FieldDefinition) => JsonValue | undefined;
}

const unchanged = (value: JsonValue): JsonValue => value;

/** All there are: fixed functions, so that an upgrade is data and nothing of it is code of a form. */
export const conversions = {
  sameText: {
    name: '文字原样放过去',
    from: ['text', 'multiline', 'documentNumber', 'serialNumber'],
    to: ['text', 'multiline'],
    convert: unchanged,
  },
  words: {
    name: '变成印在纸上的字',
    to: ['text', 'multiline'],
    convert: (value, before) => displayValue(before, value) || undefined,
  },
  readNumber: { name: '把文字读成数字', from: ['text'], to: ['number', 'amount'], convert: unchanged },
  sameNumber: { name: '数字原样放过去', from: ['number', 'amount'], to: ['number', 'amount'], convert: unchanged },
  readDay: {
    name: '把文字读成日期',
    from: ['text'],
    to: ['date'],
    convert: (value) => (typeof value === 'string' ? dayIn(value) : undefined),
  },
  firstDay: { name: '只留开始那天', from: ['dateRange'], to: ['date'], convert: (value) => partOf(value, 'from') },
  oneDay: {
    name: '变成同一天起止',
    from: ['date'],
    to: ['dateRange'],
    convert: (value) => ({ from: value, to: value }),
  },
  byWord: {
    name: '按选项的字找选项',
    from: ['text'],
    to: ['choice', 'relatedData'],
    convert: (value, _, { choices = [] }) => choices.find(({ label }) => label === value)?.value,
  },
  intoList: {
    name: '变成只有一项的多选',
    from: ['choice', 'agency'],
    to: ['choices', 'agencyList'],
    convert: (value) => [value],
  },
  onlyOne: {
    name: '只有一项的变成单选',
    from: ['choices', 'agencyList'],
    to: ['choice', 'agency'],
    convert: (value) => (list(value).length === 1 ? list(value)[0] : undefined),
  },
} as const satisfies Readonly<Record<string, Conversion>>;

export type ConversionName = keyof typeof conversions;

export const conversionNamed = (name: string): Conversion | undefined =>
  Object.hasOwn(conversions, name) ? conversions[name as ConversionName] : undefined; // reason: an own key of the table

function dayIn(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^\s*(\d{4})\D(\d{1,2})\D(\d{1,2})\D?\s*$/.exec(text) ?? [];
  return year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const partOf = (value: JsonValue, key: string): JsonValue | undefined =>
  typeof value === 'object' && value !== null && key in value ? (value as Record<string, JsonValue>)[key] : undefined; // reason: narrowed to an object
