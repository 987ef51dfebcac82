import type { JsonValue } from '@gov/base';
import type { FieldDefinition } from '../template.ts';

/** A stored value as it stands on paper, without unit; empty text for an empty field. */
export function displayValue(field: FieldDefinition, value: JsonValue): string {
  if (value === null) return '';
  switch (field.kind) {
    case 'date':
      return displayDay(value);
    case 'dateRange':
      return `${displayDay(part(value, 'from'))}至${displayDay(part(value, 'to'))}`;
    case 'choice':
      return choiceLabel(field, value);
    case 'choices':
      return list(value)
        .map((one) => choiceLabel(field, one))
        .join('、');
    case 'person':
    case 'section':
      return text(part(value, 'name'));
    case 'body':
      return text(part(value, 'title'));
    case 'agencyList':
      return list(value)
        .map((one) => text(part(one, 'name')))
        .join('，');
    case 'attachments':
      return list(value)
        .map((one) => text(part(one, 'name')))
        .join('、');
    case 'amount':
      return grouped(text(value));
    case 'formula':
      return field.result === 'date' ? displayDay(value) : text(value);
    default:
      return text(value);
  }
}

const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
const list = (value: JsonValue): readonly JsonValue[] => (Array.isArray(value) ? value : []);
const part = (value: JsonValue, key: string): JsonValue => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.entries(value).find(([name]) => name === key)?.[1] ?? null;
};

/** Chinese date of paper without leading zeros, as GB/T 9704-2012 7.3.5.4 writes it: 2026年1月5日. */
function displayDay(value: JsonValue): string {
  const [year, month, day] = text(value).split('-').map(Number);
  return year && month && day ? `${year}年${month}月${day}日` : '';
}

const choiceLabel = (field: FieldDefinition, value: JsonValue): string =>
  (field.choices ?? []).find((choice) => choice.value === value)?.label ?? '';

/** Two places and a comma every three digits: 1,234.50. */
function grouped(value: string): string {
  const [whole = '', fraction = ''] = value.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`;
}
