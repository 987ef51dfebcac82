import type { JsonObject } from '@gov/base';
import { type CompiledForm, projectFields } from '@gov/forms';
import { bigramsOf, normalizeForSearch } from '../rules/search/bigrams.ts';
import type { FieldRow, Projections } from './projections-store.ts';

interface Named {
  readonly title: string;
  readonly number: string | null;
}

/** What lists and the search box shall know of these values; `before` = what they know already, absent for a first time. */
export function projectionsOf(form: CompiledForm, values: JsonObject, now: Named, before?: Named): Projections {
  const known = before?.title === now.title && before.number === now.number;
  return { fields: projectFields(form, values).map(fieldRowOf), search: known ? null : searchWords(now) };
}

function fieldRowOf(field: ReturnType<typeof projectFields>[number]): FieldRow {
  return {
    key: field.key,
    text_value: field.text ?? null,
    number_value: field.number ?? null,
    date_value: field.date ?? null,
  };
}

function searchWords({ title, number }: Named): NonNullable<Projections['search']> {
  const words = normalizeForSearch([title, number ?? ''].join(' '));
  return { words, grams: bigramsOf(words) };
}
