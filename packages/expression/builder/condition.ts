import type { ExpressionNode } from '../node.ts';
import type { Expression } from '../syntax/compile.ts';
import { isDate, isDecimal } from '../value.ts';

/** The relations of the condition builder; the clerk picks words, the builder writes the source. */
export type Relation = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'contains' | 'empty' | 'notEmpty';

export type ConditionValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'date'; readonly date: string };

export interface ConditionRow {
  readonly field: string;
  readonly relation: Relation;
  /** Absent for `empty` and `notEmpty`. */
  readonly value?: ConditionValue;
}

/** 满足全部 / 满足任一. */
export interface SimpleCondition {
  readonly join: 'all' | 'any';
  readonly rows: readonly ConditionRow[];
}

/** Source of a condition made with the builder. */
export const conditionSource = (condition: SimpleCondition): string =>
  condition.rows.map(rowSource).join(condition.join === 'all' ? ' and ' : ' or ');

function rowSource(row: ConditionRow): string {
  switch (row.relation) {
    case 'empty':
      return `${row.field} = null`;
    case 'notEmpty':
      return `${row.field} != null`;
    case 'contains':
      return `contains(${row.field}, ${valueSource(row.value)})`;
    default:
      return `${row.field} ${row.relation} ${valueSource(row.value)}`;
  }
}

function valueSource(value: ConditionValue | undefined): string {
  if (!value) return 'null';
  switch (value.kind) {
    case 'text':
      return `"${value.text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
    case 'number':
      return value.number;
    case 'date':
      return `@"${value.date}"`;
  }
}

/** The builder's rows of a compiled condition; undefined when it was written freely and the builder cannot show it. */
export function simpleCondition(expression: Expression): SimpleCondition | undefined {
  const { node } = expression;
  const join = node.kind === 'or' ? 'any' : 'all';
  const parts = flatten(node, node.kind === 'or' ? 'or' : 'and');
  const rows = parts.map(rowOf);
  return rows.every((row) => row !== undefined) ? { join, rows } : undefined;
}

const flatten = (node: ExpressionNode, kind: 'and' | 'or'): readonly ExpressionNode[] =>
  node.kind === kind ? [...flatten(node.left, kind), ...flatten(node.right, kind)] : [node];

function rowOf(node: ExpressionNode): ConditionRow | undefined {
  if (node.kind === 'call' && node.name === 'contains') return fieldRow(node.args[0], 'contains', node.args[1]);
  if (node.kind === 'compare') return fieldRow(node.left, node.operator, node.right);
  return undefined;
}

function fieldRow(
  left: ExpressionNode | undefined,
  relation: Relation,
  right: ExpressionNode | undefined,
): ConditionRow | undefined {
  if (left?.kind !== 'variable' || right?.kind !== 'literal') return undefined;
  const field = left.name;
  if (right.value === null) return emptyRow(field, relation);
  const value = conditionValue(right);
  return value && { field, relation, value };
}

function emptyRow(field: string, relation: Relation): ConditionRow | undefined {
  if (relation === '=') return { field, relation: 'empty' };
  return relation === '!=' ? { field, relation: 'notEmpty' } : undefined;
}

function conditionValue({ value }: Extract<ExpressionNode, { kind: 'literal' }>): ConditionValue | undefined {
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (isDecimal(value)) return { kind: 'number', number: decimalText(value) };
  return isDate(value) ? { kind: 'date', date: value.date } : undefined;
}

const decimalText = (d: { readonly units: bigint; readonly scale: number }): string => {
  const digits = d.units.toString().padStart(d.scale + 1, '0');
  return d.scale === 0 ? digits : `${digits.slice(0, -d.scale)}.${digits.slice(-d.scale)}`;
};
