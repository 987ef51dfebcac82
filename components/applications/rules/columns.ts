import type { CompiledForm, FieldDefinition } from '@gov/forms';
import type { Column } from './application.ts';

/** Kinds whose value is no line of a table. */
const never: ReadonlySet<string> = new Set([
  'body',
  'hidden',
  'attachments',
  'image',
  'signature',
  'opinion',
  'explanation',
  'details',
  'detail',
  'qrcode',
]);

/** The field as a column of a list; undefined where it can be none. */
export function columnOf(field: FieldDefinition | undefined): Column | undefined {
  if (!field || never.has(field.kind)) return undefined;
  const kind = field.kind === 'formula' ? (field.result ?? 'number') : field.kind;
  const column =
    kind === 'number' || kind === 'amount' ? 'number' : kind === 'date' || kind === 'dateRange' ? 'date' : 'text';
  const choices = field.kind === 'choice' ? field.choices : undefined;
  return {
    key: field.key,
    // Of a span only its beginning is kept for lists.
    label: field.kind === 'dateRange' ? `${field.label}（起）` : field.label,
    column,
    ...(field.unit ? { unit: field.unit } : {}),
    ...(choices ? { choices: choices.map(({ value, label }) => ({ value, label })) } : {}),
  };
}

/** The columns that the settings name and the form still has. */
export const columnsOf = (form: CompiledForm, keys: readonly string[]): readonly Column[] =>
  keys.flatMap((key) => columnOf(form.fields.get(key)) ?? []);

/** A stored value as the list shows it. */
export function cellWords(field: FieldDefinition | undefined, value: string): string {
  if (field?.kind === 'choice') return field.choices?.find((choice) => choice.value === value)?.label ?? value;
  return value;
}
