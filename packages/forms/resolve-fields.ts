import type { Choice, FieldDefinition, FormTemplate } from './template.ts';

/** The fields as they are used: what they take from a dictionary of the form stands in them as choices. */
export function resolveFields({ fields, dictionaries = [] }: FormTemplate): readonly FieldDefinition[] {
  const entries = new Map(dictionaries.map(({ key, entries }) => [key, entries]));
  return fields.map((field) => resolved(field, entries));
}

function resolved(field: FieldDefinition, entries: ReadonlyMap<string, readonly Choice[]>): FieldDefinition {
  if (field.kind === 'relatedData') return { ...field, choices: entries.get(field.dictionary ?? '') ?? [] };
  if (field.columns) return { ...field, columns: field.columns.map((column) => resolved(column, entries)) };
  return field;
}
