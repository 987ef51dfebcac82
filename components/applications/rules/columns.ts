import { type CompiledForm, type FieldDefinition, fixedChoices, kindOf } from '@gov/forms';
import type { Column } from './application.ts';

/** Kinds whose value is no word of a table. */
const never: ReadonlySet<string> = new Set([
  ...['body', 'hidden', 'attachments', 'image', 'signature', 'relatedMatter'],
  ...['detailTable', 'qrCode', 'explanation'],
]);

const spans: ReadonlySet<string> = new Set(['dateRange', 'dateTimeRange']);

/** The field as a column of a list; undefined where it can be none. */
export function columnOf(field: FieldDefinition | undefined): Column | undefined {
  if (!field || never.has(field.kind)) return undefined;
  const choices = offered(field);
  return {
    key: field.key,
    // Of a span only its beginning is kept for lists.
    label: spans.has(field.kind) ? `${field.label}（起）` : field.label,
    column: typeOf(field),
    ...(field.unit ? { unit: field.unit } : {}),
    ...(choices ? { choices: choices.map(({ value, label }) => ({ value, label })) } : {}),
  };
}

/** More than these nobody picks from a list; they are found by typing. */
const mostOffered = 300;

function offered(field: FieldDefinition) {
  const choices = fixedChoices(field);
  return choices && choices.length <= mostOffered ? choices : undefined;
}

function typeOf(field: FieldDefinition): Column['column'] {
  const kind = field.kind === 'formula' ? (field.result ?? 'number') : field.kind;
  if (kind === 'number' || kind === 'amount') return 'number';
  return kind === 'date' || kind === 'dateTime' || spans.has(kind) ? 'date' : 'text';
}

/** The columns that the settings name and the form still has. */
export const columnsOf = (form: CompiledForm, keys: readonly string[]): readonly Column[] =>
  keys.flatMap((key) => columnOf(form.fields.get(key)) ?? []);

/** Somebody can write it at a step. */
export const isFillable = (field: FieldDefinition): boolean =>
  !kindOf(field).system && !kindOf(field).dataless && !field.retired;
