import { addDecimal, formatDecimal, type JsonObject, type JsonValue, parseDecimal } from '@gov/base';
import { type CompiledForm, displayValue, type FieldDefinition } from '@gov/forms';

/** What one of several children has come to: the words of the entry it was called for, and what stands on its form. */
export interface ChildResult {
  readonly entry: string;
  readonly values: JsonObject;
}

export interface Gathering {
  /** Field of the caller → field of the child. */
  readonly back: Readonly<Record<string, string>>;
  readonly form: Pick<CompiledForm, 'fields'>;
  readonly childForm: Pick<CompiledForm, 'fields'>;
  /** In the order of the entries; only of children that were decided. */
  readonly results: readonly ChildResult[];
}

/**
 * 汇总带回: results of several children in one field of the caller. A number or an amount is their sum; a text has a line for each,
 * `规划科：同意`. It is made anew from all of them each time, so one that is decided twice stands there once. What comes to nothing
 * is not given.
 */
export function gatheredValues({ back, form, childForm, results }: Gathering): JsonObject {
  const given = Object.entries(back).flatMap(([own, from]): [string, JsonValue][] => {
    const kind = form.fields.get(own)?.kind;
    const value = kind === 'number' || kind === 'amount' ? sumOf(results, from) : linesOf(results, from, childForm);
    return value === undefined ? [] : [[own, kind === 'text' ? value.replaceAll('\n', '；') : value]];
  });
  return Object.fromEntries(given);
}

/** Numbers and amounts are decimal texts, and so is their sum: exact however long. What was left empty is none of them. */
function sumOf(results: readonly ChildResult[], from: string): string | undefined {
  const numbers = results.flatMap(({ values }) => {
    const value = values[from];
    const number = typeof value === 'string' ? parseDecimal(value) : undefined;
    return number ? [number] : [];
  });
  const [first, ...others] = numbers;
  return first && formatDecimal(others.reduce(addDecimal, first));
}

function linesOf(results: readonly ChildResult[], from: string, childForm: Gathering['childForm']): string | undefined {
  const field = childForm.fields.get(from);
  const lines = results.flatMap(({ entry, values }) => {
    const words = field ? displayValue(field, values[from] ?? null).trim() : '';
    return words === '' ? [] : [`${entry}：${words}`];
  });
  return lines.length > 0 ? lines.join('\n') : undefined;
}

/** What an entry of the list is called: the label of a choice, a name, the word itself; else its place in the list. */
export function entryWords(field: FieldDefinition | undefined, entry: string | null, place: number): string {
  const value: unknown = entry === null ? undefined : JSON.parse(entry);
  const choice = field?.choices?.find((one) => one.value === value);
  if (choice) return choice.label;
  if (typeof value === 'string' && value !== '') return value;
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
  return typeof name === 'string' && name !== '' ? name : `第 ${place} 份`;
}
