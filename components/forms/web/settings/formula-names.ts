import type { FieldDefinition } from '@gov/forms';

type Named = Pick<FieldDefinition, 'key' | 'label'>;

/** Names that stand for exactly one field and cannot be read as something else. */
function readable(fields: readonly Named[]): readonly Named[] {
  const counts = new Map<string, number>();
  for (const { label } of fields) counts.set(label, (counts.get(label) ?? 0) + 1);
  return fields.filter(({ label }) => counts.get(label) === 1 && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(label));
}

/** Parts of a formula: texts in quotes stay as they are. */
const inParts = (formula: string, change: (part: string) => string): string =>
  formula
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, place) => (place % 2 === 1 ? part : change(part)))
    .join('');

const word = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** `f7k2m + 1` → `单价 + 1` */
export function inNames(formula: string, fields: readonly Named[]): string {
  const names = new Map(readable(fields).map(({ key, label }) => [key, label]));
  return inParts(formula, (part) => part.replace(word, (one) => names.get(one) ?? one));
}

/** `单价 + 1` → `f7k2m + 1` */
export function inKeys(formula: string, fields: readonly Named[]): string {
  const keys = new Map(readable(fields).map(({ key, label }) => [label, key]));
  return inParts(formula, (part) => part.replace(word, (one) => keys.get(one) ?? one));
}
