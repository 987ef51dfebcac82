import type { ExpressionNode } from '../node.ts';
import { compileExpression, type Expression } from '../syntax/compile.ts';
import type { Condition, ConditionGroup, ConditionPart, ConditionRow, Join } from './condition.ts';
import type { FieldIndex } from './field.ts';
import { normalCondition } from './normal-form.ts';
import { matchRelation } from './pattern.ts';
import { offers, relations } from './relations.ts';
import { accepts, hasAllValues, valueOfNode } from './value.ts';
import { sourceOf } from './write-source.ts';

/** The builder's rows of a condition; undefined when the builder cannot show all of it exactly. */
export function rowsOf({ node }: Expression, index: FieldIndex): Condition | undefined {
  const condition = conditionOfNode(node, index);
  if (!condition) return undefined;
  const normal = normalCondition(condition, index);
  const again = compileExpression(sourceOf(normal, index));
  return again.ok && same(again.value.node) === same(node) ? normal : undefined;
}

function conditionOfNode(node: ExpressionNode, index: FieldIndex): Condition | undefined {
  const row = rowOfNode(node, index);
  if (row) return { join: 'all', negated: false, parts: [row] };
  const { inner, negated } = withoutNot(node);
  const { join, nodes } = joined(inner);
  const parts = nodes.map((one) => partOfNode(one, index));
  return allKnown(parts) ? { join, negated, parts } : undefined;
}

function partOfNode(node: ExpressionNode, index: FieldIndex): ConditionPart | undefined {
  const row = rowOfNode(node, index);
  if (row) return row;
  const { inner, negated } = withoutNot(node);
  const { join, nodes } = joined(inner);
  const rows = nodes.map((one) => rowOfNode(one, index));
  return allKnown(rows) ? ({ join, negated, rows } satisfies ConditionGroup) : undefined;
}

const allKnown = <T>(all: readonly (T | undefined)[]): all is readonly T[] => all.every((one) => one !== undefined);

const withoutNot = (node: ExpressionNode): { readonly inner: ExpressionNode; readonly negated: boolean } => {
  const [inner] = node.kind === 'call' && node.name === 'not' ? node.args : [];
  return inner ? { inner, negated: true } : { inner: node, negated: false };
};

const joined = (node: ExpressionNode): { readonly join: Join; readonly nodes: readonly ExpressionNode[] } =>
  node.kind === 'or'
    ? { join: 'any', nodes: flatten(node, 'or') }
    : { join: 'all', nodes: node.kind === 'and' ? flatten(node, 'and') : [node] };

const flatten = (node: ExpressionNode, kind: 'and' | 'or'): readonly ExpressionNode[] =>
  node.kind === kind ? [...flatten(node.left, kind), ...flatten(node.right, kind)] : [node];

const rowKinds: ReadonlySet<ExpressionNode['kind']> = new Set(['compare', 'in', 'call', 'some', 'every']);

/** The row that a node stands for: the first relation of the field's kind that has this shape. */
export function rowOfNode(node: ExpressionNode, index: FieldIndex): ConditionRow | undefined {
  if (!rowKinds.has(node.kind)) return undefined;
  for (const relation of relations) {
    const found = matchRelation(relation, node);
    const field = found?.field === undefined ? undefined : index[found.byId ? 'findById' : 'find'](found.field);
    if (!found || !field || !offers(relation, field.kind)) continue;
    const values = found.values.map((value) => valueOfNode(value, index)).filter((value) => value !== undefined);
    if (values.length < found.values.length || !values.every((value) => accepts(field, relation, value, index)))
      continue;
    const row = { field: field.key, relation: relation.relation, values };
    if (hasAllValues(row, relation)) return row;
  }
  return undefined;
}

/** The tree as text for comparing; `a and (b and c)` means what `(a and b) and c` means. */
const same = (node: ExpressionNode): string =>
  JSON.stringify(node, (_, part: unknown) => {
    if (typeof part === 'bigint') return part.toString();
    const { kind } = (part ?? {}) as { readonly kind?: unknown }; // reason: only looked at
    return kind === 'and' || kind === 'or' ? [kind, ...flatten(part as ExpressionNode, kind)] : part; // reason: has such a kind
  });
