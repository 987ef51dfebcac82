import { durationText, durationValue } from '../calendar.ts';
import type { ExpressionNode } from '../node.ts';
import { dateValue, isDate, isDecimal, isDuration, type Value } from '../value.ts';
import type { ConditionRow, ConditionValue } from './condition.ts';
import { type ConditionField, type ConditionFieldKind, type FieldIndex, idTerm, keepsNames } from './field.ts';
import { type RelationRow, valueCount } from './relations.ts';
import { termOf } from './term.ts';

/** What the values of a relation are for a field: the field's own kind unless the relation says otherwise. */
export type ValueKind = ConditionFieldKind | 'count';
export const valueKind = (field: ConditionField, relation: RelationRow): ValueKind => relation.values ?? field.kind;

const coded: ReadonlySet<ValueKind> = new Set([
  ...(['text', 'choice', 'choices', 'person', 'section', 'post', 'agency', 'sectionPath'] as const),
]);
const decimalPattern = /^-?(0|[1-9]\d{0,24})(\.\d{1,12})?$/;
const countPattern = /^(0|[1-9]\d{0,5})$/;
const mostDays = 99_999;

/** Whether the value is complete and of the kind that the relation takes for this field. */
export function accepts(
  field: ConditionField,
  relation: RelationRow,
  value: ConditionValue,
  index: FieldIndex,
): boolean {
  const kind = valueKind(field, relation);
  const one = valueCount(relation) === 'one';
  switch (value.kind) {
    case 'text':
      return coded.has(kind) && value.text !== '' && (value.name === undefined || keepsNames(field));
    case 'number':
      return kind === 'count' ? countPattern.test(value.number) : isNumber(kind) && decimalPattern.test(value.number);
    case 'date':
      return kind === 'date' && dateValue(value.date) !== null;
    case 'today':
      // a span up to today is a relation of its own, withinLast
      return kind === 'date' && one && Number.isInteger(value.days) && Math.abs(value.days) <= mostDays;
    case 'duration':
      return kind === 'duration' && durationTextOf(value.duration) === value.duration;
    case 'field':
      return one && value.field !== field.key && index.find(value.field)?.kind === kind;
  }
}

/** The fields that may stand where a relation of this field takes a value: `不早于“开始日期”一栏`. */
export const comparableFields = (
  field: ConditionField,
  relation: RelationRow,
  fields: readonly ConditionField[],
): readonly ConditionField[] =>
  valueCount(relation) === 'one'
    ? fields.filter(({ key, kind }) => key !== field.key && kind === valueKind(field, relation))
    : [];

const isNumber = (kind: ValueKind): boolean => kind === 'number' || kind === 'amount';

const durationTextOf = (text: string): string | undefined => {
  const value = durationValue(text);
  return value ? durationText(value) : undefined;
};

/** Source of a value that the relation accepts. */
export function valueSource(value: ConditionValue, index: FieldIndex): string {
  switch (value.kind) {
    case 'text':
      return value.name === undefined
        ? quoted(value.text)
        : `{id: ${quoted(value.text)}, name: ${quoted(value.name)}}.id`;
    case 'number':
      return value.number;
    case 'date':
      return `@"${value.date}"`;
    case 'today':
      return value.days === 0 ? 'today()' : `today() ${value.days > 0 ? '+' : '-'} ${Math.abs(value.days)}`;
    case 'duration':
      return `@"${value.duration}"`;
    case 'field': {
      const other = index.find(value.field);
      return other ? idTerm(other) : value.field;
    }
  }
}

// control characters and line separators would end a text of the grammar
const needsEscape = /[\\"\p{Cc}\p{Zl}\p{Zp}]/gu;
const quoted = (text: string): string =>
  `"${text.replace(needsEscape, (c) =>
    c === '"' || c === '\\' ? `\\${c}` : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}"`;

/** The value that a node stands for; undefined when the builder has no such value. */
export function valueOfNode(node: ExpressionNode, index: FieldIndex): ConditionValue | undefined {
  const term = termOf(node);
  if (term !== undefined) return { kind: 'field', field: index.findById(term)?.key ?? term };
  const named = namedValue(node);
  if (named) return named;
  if (node.kind === 'literal') return literalValue(node.value);
  if (node.kind === 'negate' && node.value.kind === 'literal' && isDecimal(node.value.value))
    return { kind: 'number', number: `-${decimalText(node.value.value)}` };
  return todayValue(node, index);
}

/** `{id: "…", name: "王丽"}.id`: an id with the name of whom it means. */
export function namedValue(node: ExpressionNode): { kind: 'text'; text: string; name: string } | undefined {
  if (node.kind !== 'path' || node.name !== 'id' || node.target.kind !== 'context') return undefined;
  const [id, name, ...others] = node.target.entries;
  if (id?.name !== 'id' || name?.name !== 'name' || others.length > 0) return undefined;
  const [text, called] = [id, name].map(({ value }) => (value.kind === 'literal' ? value.value : null));
  return typeof text === 'string' && typeof called === 'string' ? { kind: 'text', text, name: called } : undefined;
}

function literalValue(value: Value): ConditionValue | undefined {
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (isDecimal(value)) return { kind: 'number', number: decimalText(value) };
  if (isDuration(value)) return { kind: 'duration', duration: durationText(value) };
  return isDate(value) ? { kind: 'date', date: value.date } : undefined;
}

function todayValue(node: ExpressionNode, index: FieldIndex): ConditionValue | undefined {
  if (isToday(node)) return { kind: 'today', days: 0 };
  if (node.kind !== 'arithmetic' || !isToday(node.left) || (node.operator !== '+' && node.operator !== '-'))
    return undefined;
  const moved = valueOfNode(node.right, index);
  if (moved?.kind !== 'number' || !countPattern.test(moved.number) || moved.number === '0') return undefined;
  return { kind: 'today', days: Number(moved.number) * (node.operator === '+' ? 1 : -1) };
}

const isToday = (node: ExpressionNode): boolean => node.kind === 'call' && node.name === 'today';

/** With every place that was written: `3.50` stays `3.50`. */
function decimalText({ units, scale }: { readonly units: bigint; readonly scale: number }): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${scale === 0 ? '' : `.${digits.slice(point)}`}`;
}

/** Whether a row has as many values as its relation asks for. */
export function hasAllValues({ values }: ConditionRow, relation: RelationRow): boolean {
  const count = valueCount(relation);
  return count === 'list' ? values.length > 0 : values.length === { none: 0, one: 1, two: 2 }[count];
}
