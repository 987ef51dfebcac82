import { kindOf } from '../kinds/index.ts';
import type { ChoiceNode, FieldDefinition, FieldKind } from '../template.ts';
import { displayValue } from './display-value.ts';

/** One of fixed values; what is kept for lists is the value, not its word. */
const fixed: ReadonlySet<FieldKind> = new Set(['choice', 'secrecy', 'urgency', 'relatedData']);

/** The fixed values of a field with their words, as a filter offers them; undefined where it has none. */
export const fixedChoices = (field: FieldDefinition) =>
  fixed.has(field.kind) ? kindOf(field).slot?.(field).choices : undefined;

/** What is kept of a field for lists, as a list shows it. */
export function listedWords(field: FieldDefinition | undefined, kept: string): string {
  if (field && fixed.has(field.kind)) return displayValue(field, kept) || kept;
  if (field?.kind === 'cascade') return displayValue(field, kept.split('/')) || kept;
  return kept;
}

/**
 * What is kept of a field where a list shows something that contains these words; undefined where the words themselves are
 * kept. Of a cascade `/` may be typed between its levels.
 */
export function keptFor(field: FieldDefinition, words: string): readonly string[] | undefined {
  if (field.kind === 'cascade') {
    const typed = words.replaceAll('/', '／');
    return pathsOf(field.tree ?? []).filter((kept) => listedWords(field, kept).includes(typed));
  }
  const choices = fixedChoices(field);
  return choices?.filter(({ label }) => label.includes(words)).map(({ value }) => value);
}

/** Every way down a tree of choices, its stored values joined by `/` as lists keep them. */
export const pathsOf = (tree: readonly ChoiceNode[]): readonly string[] =>
  tree.flatMap(({ value, children }) =>
    children?.length ? pathsOf(children).map((below) => `${value}/${below}`) : [value],
  );

/** Where words are looked for in what lists keep. */
export interface SoughtInLists {
  /** Fields that keep their words. */
  readonly keys: readonly string[];
  /** Fields that keep a stored value: those whose words have what is looked for. */
  readonly coded: readonly { readonly key: string; readonly oneOf: readonly string[] }[];
}

/**
 * How lists look for words in these fields; the same field of several versions of a form may be among them, each with its own
 * words.
 */
export function soughtInLists(fields: readonly FieldDefinition[], words: string): SoughtInLists {
  const keys = new Set<string>();
  const coded = new Map<string, ReadonlySet<string>>();
  for (const field of fields) {
    const kept = keptFor(field, words);
    if (kept === undefined) keys.add(field.key);
    else coded.set(field.key, new Set([...(coded.get(field.key) ?? []), ...kept]));
  }
  const found = [...coded].filter(([, values]) => values.size > 0);
  return { keys: [...keys], coded: found.map(([key, values]) => ({ key, oneOf: [...values] })) };
}
