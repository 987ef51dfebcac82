import { ok, type Result, reject } from '@gov/base';
import type { CompareOperator, InTest } from '../node.ts';
import {
  type Conversion,
  type Converted,
  convertAll,
  maximumDepth,
  type SyntaxTreeNode,
  significantChildren,
  textOf,
  unsupported,
} from './syntax-tree.ts';

/** `value between from and to`: both ends belong to it. */
export function convertBetween(node: SyntaxTreeNode, children: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const [value, , from, , to] = children;
  const parts = value && from && to ? convertAll([value, from, to], c) : unsupported(node, c);
  if (!parts.ok) return parts;
  const [v, f, t] = parts.value;
  if (!v || !f || !t) return unsupported(node, c);
  return ok({
    kind: 'in',
    value: v,
    tests: [{ kind: 'interval', from: f, to: t, fromIncluded: true, toIncluded: true }],
  });
}

/**
 * The grammar reads `x in [1..3] and y` as `x in ([1..3] and y)`, which would always be unknown; the standard reads it as
 * `(x in [1..3]) and y`. So brackets are demanded.
 */
const swallowing = new Set(['Conjunction', 'Disjunction', 'Comparison']);
const needsBrackets = (node: SyntaxTreeNode): Result<never> =>
  reject('expression.in-needs-brackets', { position: node.from });

/** `value in (…)`, `in […]`, `in (> 3)`, `in [1..3)`. */
export function convertIn(node: SyntaxTreeNode, children: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const [left, , ...rest] = children;
  if (!left) return unsupported(node, c);
  const value = c.convert(left, c);
  if (!value.ok) return value;
  const group = rest.find((one) => one.name === 'PositiveUnaryTests');
  const nodes = (group ? significantChildren(group) : rest).filter((one) => one.name === 'PositiveUnaryTest');
  const swallowed = group ? undefined : nodes.flatMap(significantChildren).find((one) => swallowing.has(one.name));
  if (swallowed) return needsBrackets(node);
  const tests: InTest[] = [];
  for (const one of nodes) {
    const test = convertTest(one, c);
    if (!test.ok) return test;
    tests.push(test.value);
  }
  return ok({ kind: 'in', value: value.value, tests });
}

/** `node` wraps one test: PositiveUnaryTest, SimplePositiveUnaryTest or brackets around one. */
function convertTest(node: SyntaxTreeNode, c: Conversion): Result<InTest> {
  const inner = { ...c, depth: c.depth + 1 };
  if (inner.depth > maximumDepth) return reject('expression.too-deep', { position: node.from });
  const [first, second] = significantChildren(node).filter((child) => child.name !== '(' && child.name !== ')');
  if (!first) return unsupported(node, c);
  if (first.name === 'FunctionInvocation' && /^not\s*\(/.test(textOf(first, c)))
    return unsupported(first, c, '在 in 后面用 not（可以写 not(… in …)）');
  if (first.name === 'Interval') return convertInterval(first, inner);
  if (first.name === 'CompareOp') return second ? convertComparison(first, second, inner) : unsupported(node, c);
  if (first.name === 'SimplePositiveUnaryTest' || wrapsTest(first)) return convertTest(first, inner);
  const value = c.convert(first, inner);
  return value.ok ? ok({ kind: 'equals', value: value.value }) : value;
}

const wrapsTest = (node: SyntaxTreeNode): boolean =>
  node.name === 'ParenthesizedExpression' && significantChildren(node)[1]?.name === 'SimplePositiveUnaryTest';

function convertComparison(sign: SyntaxTreeNode, right: SyntaxTreeNode, c: Conversion): Result<InTest> {
  if (swallowing.has(right.name)) return needsBrackets(sign);
  const value = c.convert(right, c);
  const operator = textOf(sign, c) as CompareOperator; // reason: the grammar has no other
  return value.ok ? ok({ kind: 'compare', operator, value: value.value }) : value;
}

function convertInterval(node: SyntaxTreeNode, c: Conversion): Result<InTest> {
  const [open, from, , to, close] = significantChildren(node);
  const ends = open && from && to && close ? convertAll([from, to], c) : unsupported(node, c);
  if (!ends.ok) return ends;
  const [f, t] = ends.value;
  if (!f || !t || !open || !close) return unsupported(node, c);
  const fromIncluded = textOf(open, c) === '[';
  return ok({ kind: 'interval', from: f, to: t, fromIncluded, toIncluded: textOf(close, c) === ']' });
}
