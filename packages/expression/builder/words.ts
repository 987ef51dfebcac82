import { durationValue } from '../calendar.ts';
import { dateValue, formatValue } from '../value.ts';
import type { ConditionRow, ConditionValue } from './condition.ts';
import { type ConditionField, type FieldIndex, isOfPeople } from './field.ts';
import { findRelation, type RelationRow } from './relations.ts';
import { type ValueKind, valueKind } from './value.ts';

/** A row as people read it: `请假天数大于3天`. `readSentence` reads it back. */
export function rowWords({ field: key, relation, values }: ConditionRow, index: FieldIndex): string {
  const field = index.find(key);
  const row = field && findRelation(field.kind, relation);
  if (!field || !row) return key;
  const written = values.map((value) => valueWords(value, field, row, index));
  const places: Readonly<Record<string, string | undefined>> = {
    '{1}': written[0],
    '{2}': written[1],
    '{*}': written.join('、'),
  };
  return `${index.nameOf(field)}${row.words.replace(/\{[12*]\}/g, (place) => places[place] ?? '')}`;
}

export function valueWords(
  value: ConditionValue,
  field: ConditionField,
  relation: RelationRow,
  index: FieldIndex,
): string {
  switch (value.kind) {
    case 'text':
      return optionWords(field, value.text, value.name);
    case 'number':
      return `${value.number}${unitOf(field, valueKind(field, relation))}`;
    case 'date':
      return formatValue(dateValue(value.date));
    case 'today':
      return value.days === 0 ? '今天' : `${Math.abs(value.days)}天${value.days > 0 ? '后' : '前'}`;
    case 'duration':
      return formatValue(durationValue(value.duration));
    case 'field': {
      const other = index.find(value.field);
      return `${quotedWords(other ? index.nameOf(other) : value.field)}一栏`;
    }
  }
}

/** Behind numbers of the field's own kind; counts have their unit in the words of the relation. */
export const unitOf = (field: ConditionField, kind: ValueKind): string =>
  kind === 'amount' ? (field.unit ?? '元') : kind === 'number' ? (field.unit ?? '') : '';

/**
 * The word of a stored value, as long as no other value has the same; else the stored value in quotation marks. Persons of one
 * name are counted (王丽〔2〕), and somebody who is on no list is called as when chosen.
 */
export function optionWords(field: ConditionField, text: string, name?: string): string {
  return optionWord(field, text) ?? (name ? quotedWords(name) : quotedWords(text));
}

/** The word alone; undefined where the value has none of its own. */
export function optionWord(field: ConditionField, text: string): string | undefined {
  const label = field.options?.find(({ value }) => value === text)?.label ?? '';
  if (label === '') return undefined;
  const alike = field.options?.filter((one) => one.label === label) ?? [];
  if (alike.length === 1) return label;
  return isOfPeople(field) ? `${label}〔${alike.findIndex(({ value }) => value === text) + 1}〕` : undefined;
}

/** A closing mark inside is doubled, so that the end can be found again. */
export const quotedWords = (text: string): string => `“${text.replaceAll('”', '””')}”`;
