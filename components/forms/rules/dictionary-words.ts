import { ok, type Result, reject } from '@gov/base';
import type { SharedEntry } from '@gov/forms';

/** What somebody wants a dictionary to be. */
interface WantedWords {
  readonly name: string;
  readonly entries: readonly SharedEntry[];
}

/** What was sent, with the words trimmed; two the same are refused at their places. */
export function checkedWords({ name, entries }: WantedWords): Result<WantedWords> {
  const trimmed = entries.map(({ label, value, ...rest }) => ({ value: value.trim(), label: label.trim(), ...rest }));
  const [labels, values] = [new Set<string>(), new Set<string>()];
  const problems = trimmed.flatMap(({ value, label }, place) => {
    const twice = labels.has(label) ? 'label' : values.has(value) ? 'value' : undefined;
    labels.add(label);
    values.add(value);
    if (twice === 'label') return [{ path: `body.entries.${place}.label`, message: `“${label}”写了两次` }];
    if (twice === 'value') return [{ path: `body.entries.${place}.value`, message: `代号“${value}”用了两次` }];
    return [];
  });
  return problems.length > 0
    ? reject('forms.dictionary-same', { count: problems.length }, problems)
    : ok({ name: name.trim(), entries: trimmed });
}

/** A stored word that would be gone: somebody may have chosen it. */
export function lostWord(before: readonly SharedEntry[], after: readonly SharedEntry[]): SharedEntry | undefined {
  const kept = new Set(after.map(({ value }) => value));
  return before.find(({ value }) => !kept.has(value));
}
