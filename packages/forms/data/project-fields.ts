import type { JsonValue } from '@gov/base';
import type { CompiledForm } from '../compiled-form.ts';
import type { FieldDefinition } from '../template.ts';
import { displayValue } from './display-value.ts';
import type { FormData } from './form-data.ts';
import { storedValue } from './visible-data.ts';

/** One value for lists, filters, search and uniqueness; exactly one of text, number and date is set. */
export interface ProjectedField {
  readonly key: string;
  readonly text?: string;
  /** Decimal text. */
  readonly number?: string;
  readonly date?: string;
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

type Typed = Pick<ProjectedField, 'text' | 'number' | 'date'>;

function typedValue(field: FieldDefinition, value: JsonValue): Typed | undefined {
  if (value === null) return undefined;
  const kind = field.kind === 'formula' ? (field.result ?? 'number') : field.kind;
  if (kind === 'number' || kind === 'amount') return typeof value === 'string' ? { number: value } : undefined;
  if (kind === 'date') return typeof value === 'string' ? { date: value } : undefined;
  if (kind === 'dateRange') return rangeStart(value);
  // the stored value, not its word: words may be renamed
  if (kind === 'choice') return typeof value === 'string' ? { text: value } : undefined;
  const text = displayValue(field, value).slice(0, longestText);
  return text === '' ? undefined : { text };
}

function rangeStart(value: JsonValue): Typed | undefined {
  if (typeof value !== 'object' || value === null || !('from' in value)) return undefined;
  return typeof value.from === 'string' ? { date: value.from } : undefined;
}
