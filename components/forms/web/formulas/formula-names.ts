import type { FieldDefinition } from '@gov/forms';

type Column = Pick<FieldDefinition, 'key' | 'label'>;
/** What a formula may name: a field, and the columns of a detail table. */
type Named = Column & { readonly columns?: readonly Column[] | undefined };

/** Names that stand for exactly one field and cannot be read as something else. */
function readable<T extends Column>(fields: readonly T[]): readonly T[] {
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

/** A name with what stands behind its points; with an opening bracket it is a function. */
const name =
  /((?:round half up|days between)(?=\s*\()|[\p{L}_][\p{L}\p{N}_]*)((?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*)(\s*\()?/gu;

/** What people call the functions they need; the first one of a function is how it is shown. */
const functionNames: readonly (readonly [string, string])[] = [
  ['合计', 'sum'],
  ['求和', 'sum'],
  ['总和', 'sum'],
  ['个数', 'count'],
  ['计数', 'count'],
  ['最大', 'max'],
  ['最大值', 'max'],
  ['最小', 'min'],
  ['最小值', 'min'],
  ['四舍五入', 'round half up'],
  ['相差天数', 'days between'],
  ['天数', 'days between'],
  ['今天', 'today'],
  ['年份', 'year'],
  ['月份', 'month'],
];
const spoken = new Map(functionNames);
const shown = new Map([...functionNames].reverse().map(([words, called]) => [called, words]));

function functionIn(called: string, to: Side): string {
  if (to === 'label') return shown.get(called) ?? called;
  const small = called.toLowerCase();
  return spoken.get(called) ?? (shown.has(small) ? small : called);
}

type Side = 'key' | 'label';

function translate(formula: string, fields: readonly Named[], from: Side, to: Side): string {
  const known = new Map(readable(fields).map((field) => [field[from], field]));
  const byKey = new Map(fields.map((field) => [field.key, field]));
  return inParts(formula, (part) =>
    part.replace(name, (_: string, head: string, rest: string, bracket: string | undefined) => {
      // what is called is a function, whatever a field is named
      if (bracket !== undefined && rest === '') return `${functionIn(head, to)}${bracket}`;
      const field = known.get(head);
      const columns = (field ?? byKey.get(head))?.columns;
      return `${field ? field[to] : head}${columns ? columnOf(rest, columns, from, to) : rest}${bracket ?? ''}`;
    }),
  );
}

/** `.金额` → `.f3k`; what is not a column of this table stays, so that the check can name it. */
function columnOf(rest: string, columns: readonly Column[], from: Side, to: Side): string {
  const known = new Map(readable(columns).map((column) => [column[from], column[to]]));
  return rest.replace(/[\p{L}_][\p{L}\p{N}_]*/u, (one) => known.get(one) ?? one);
}

/** `f7k2m + 1` → `单价 + 1`, `sum(f3.f4)` → `合计(费用明细.金额)` */
export const inNames = (formula: string, fields: readonly Named[]): string =>
  translate(formula, fields, 'key', 'label');

/** `单价 + 1` → `f7k2m + 1`, `合计(费用明细.金额)` → `sum(f3.f4)` */
export const inKeys = (formula: string, fields: readonly Named[]): string => translate(formula, fields, 'label', 'key');

/** What can be put into a formula: every field, and each column of a detail table behind its table. `value` is in keys. */
export const offeredNames = (fields: readonly Named[]): readonly { readonly value: string; readonly label: string }[] =>
  fields.flatMap(({ key, label, columns = [] }) => [
    { value: key, label },
    ...columns.map((column) => ({ value: `${key}.${column.key}`, label: `${label}.${column.label}` })),
  ]);
