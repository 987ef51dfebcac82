import type { JsonValue } from '@gov/base';
import type { CompiledForm } from '../compiled-form.ts';
import { kindOf } from '../kinds/index.ts';
import { shownOnPaper } from '../rules/settle.ts';
import type { FieldDefinition } from '../template.ts';
import { displayValue } from './display-value.ts';
import type { FormData } from './form-data.ts';
import { firstCharacters } from './one-line.ts';
import { storedValue } from './visible-data.ts';

/** 能搜到: what is written in it is looked through by the search box. */
export function isFoundByWords(field: FieldDefinition): boolean {
  const { wordless, dataless, unlisted, block } = kindOf(field);
  return field.searchable === true && !(wordless || dataless || unlisted || block);
}

/** Characters of one field, and of all of them together: a search finds matters, it does not read documents. */
const longestField = 500;
const longestTogether = 4000;

/**
 * What can be found of a matter besides its title: words of the fields that are marked so, by their keys, as they stand on paper
 * (figures and days also as they are stored). Nothing of a field in `concealed`, nor of one that a rule takes off the paper.
 */
export function foundWords(
  form: CompiledForm,
  data: FormData,
  concealed: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  const found = [...form.fields.values()].filter((field) => isFoundByWords(field) && !concealed.has(field.key));
  if (found.length === 0) return {};
  const { off } = shownOnPaper(form, data, undefined);
  const words: Record<string, string> = {};
  let left = longestTogether;
  for (const field of found) {
    const value = off.has(field.key) ? null : storedValue(data, field.key);
    const text = firstCharacters(wordsOf(field, value), Math.min(left, longestField));
    if (text !== '') words[field.key] = text;
    left -= [...text].length;
  }
  return words;
}

function wordsOf(field: FieldDefinition, value: JsonValue): string {
  if (value === null) return '';
  const { number, date } = kindOf(field).project?.(field, value) ?? {};
  return [displayValue(field, value), number, date].filter(Boolean).join(' ');
}
