import type { JsonObject } from '@gov/base';
import { type CompiledForm, foundWords, isFoundByWords, projectFields } from '@gov/forms';
import { concealedFields, type Program } from '@gov/workflow';
import { bigramsOf, normalizeForSearch } from '../rules/search/bigrams.ts';
import type { FieldRow, Projections } from './projections-store.ts';

interface Named {
  readonly title: string;
  readonly number: string | null;
}

/** What a matter is filled in on, and who is shown what. */
interface Pinned {
  readonly form: CompiledForm;
  readonly program: Program;
  /** Fields that some version of the kind's process hides at a step. */
  readonly row: { readonly concealed: readonly string[] };
}

/** What lists and the search box shall know of these values; `before` = what they know already, absent for a first time. */
export function projectionsOf(pinned: Pinned, values: JsonObject, now: Named, before?: Named): Projections {
  const known = before?.title === now.title && before.number === now.number;
  // words of fields may have changed with the values; where none can be found there is nothing to write
  const asBefore = known && ![...pinned.form.fields.values()].some(isFoundByWords);
  return {
    fields: projectFields(pinned.form, values).map(fieldRowOf),
    search: asBefore ? null : searchWords(pinned, values, now),
  };
}

function fieldRowOf(field: ReturnType<typeof projectFields>[number]): FieldRow {
  return {
    key: field.key,
    text_value: field.text ?? null,
    number_value: field.number ?? null,
    date_value: field.date ?? null,
  };
}

/** Everybody who may read the matter finds it by all of these, so that what one step does not show is none of them. */
function searchWords({ form, program, row }: Pinned, values: JsonObject, { title, number }: Named) {
  const words = normalizeForSearch([title, number ?? ''].join(' '));
  const concealed = new Set([...row.concealed, ...concealedFields(program)]);
  const fieldWords = Object.fromEntries(
    Object.entries(foundWords(form, values, concealed)).map(([key, text]) => [key, normalizeForSearch(text)]),
  );
  const grams = [words, ...Object.values(fieldWords)].flatMap(bigramsOf);
  return { words, fieldWords, grams: [...new Set(grams)] };
}
