import type { Choice, FormDictionary, FormTemplate } from '../template.ts';

/** A word of a dictionary of the whole agency. Out of use: what was chosen stays readable, nobody chooses it any more. */
export interface SharedEntry extends Choice {
  readonly retired?: boolean;
}

/** Ids of the agency's dictionaries that a form takes. */
export const sharedDictionariesOf = ({ dictionaries = [] }: FormTemplate): readonly string[] =>
  dictionaries.flatMap(({ shared }) => (shared === undefined ? [] : [shared]));

/**
 * The template with the words that its shared dictionaries have now; one that is not known keeps what it has. The same template
 * where nothing is different.
 */
export function withSharedEntries(
  template: FormTemplate,
  entriesOf: (id: string) => readonly SharedEntry[] | undefined,
): FormTemplate {
  if (sharedDictionariesOf(template).length === 0) return template;
  const dictionaries = (template.dictionaries ?? []).map((one): FormDictionary => {
    const entries = one.shared === undefined ? undefined : entriesOf(one.shared);
    return entries
      ? { ...one, entries: entries.filter(({ retired }) => !retired).map(({ value, label }) => ({ value, label })) }
      : one;
  });
  return JSON.stringify(dictionaries) === JSON.stringify(template.dictionaries)
    ? template
    : { ...template, dictionaries };
}

/** The template with words of its own alone: another agency has other dictionaries. The same template where none is shared. */
export function withoutShared(template: FormTemplate): FormTemplate {
  if (sharedDictionariesOf(template).length === 0) return template;
  return { ...template, dictionaries: (template.dictionaries ?? []).map(({ shared: _, ...own }) => own) };
}
