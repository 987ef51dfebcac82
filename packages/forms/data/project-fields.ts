import type { JsonValue } from '@gov/base';
import type { CompiledForm } from '../compiled-form.ts';
import { kindOf } from '../kinds/index.ts';
import type { TypedValue } from '../kinds/kind.ts';
import type { FieldDefinition } from '../template.ts';
import type { FormData } from './form-data.ts';
import { firstCharacters } from './one-line.ts';
import { storedValue } from './visible-data.ts';

/** One value for lists, filters, search and uniqueness; exactly one of text, number and date is set. */
export interface ProjectedField extends TypedValue {
  readonly key: string;
  readonly listable: boolean;
  readonly searchable: boolean;
  readonly unique: boolean;
}

/** Longest text that is projected; longer ones are cut for the index. */
const longestText = 500;

/** The fields marked listable, searchable or unique as typed rows; an empty field gives no row. */
export function projectFields(form: CompiledForm, data: FormData): readonly ProjectedField[] {
  const rows: ProjectedField[] = [];
  for (const field of form.fields.values()) {
    if (!field.listable && !field.searchable && !field.unique) continue;
    const typed = typedValue(field, storedValue(data, field.key));
    if (!typed) continue;
    const marks = { listable: !!field.listable, searchable: !!field.searchable, unique: !!field.unique };
    rows.push({ key: field.key, ...typed, ...marks });
  }
  return rows;
}

function typedValue(field: FieldDefinition, value: JsonValue): TypedValue | undefined {
  if (value === null) return undefined;
  const kind = kindOf(field);
  if (kind.project) return cut(kind.project(field, value));
  const text = kind.display(field, value);
  return text === '' ? undefined : cut({ text });
}

const cut = (typed: TypedValue | undefined): TypedValue | undefined =>
  typed?.text === undefined ? typed : { text: firstCharacters(typed.text, longestText) };
