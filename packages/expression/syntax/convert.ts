import { ok, reject } from '@gov/base';
import type { ArithmeticOperator, CompareOperator, ExpressionNode } from '../node.ts';
import { numberValue } from '../value.ts';
import { convertCall, unquote } from './convert-call.ts';
import { convertBetween, convertIn } from './convert-in.ts';
import { convertContext, convertQuantified } from './convert-scope.ts';
import {
  type Conversion,
  type Converted,
  convertAll,
  maximumDepth,
  nameOf,
  type SyntaxTreeNode,
  significantChildren,
  textOf,
  unsupported,
} from './syntax-tree.ts';

const comparisons = new Set(['=', '!=', '<', '<=', '>', '>=']);
const arithmetic = new Set(['+', '-', '*', '/']);

/** Turns the parser's tree into our own nodes; every construct we do not know is refused by name. */
export function convertNode(node: SyntaxTreeNode, c: Conversion): Converted {
  if (c.depth > maximumDepth) return reject('expression.too-deep', { position: node.from });
  const inner = { ...c, depth: c.depth + 1 };
  const children = significantChildren(node);
  const [first, second] = children;
  switch (node.name) {
    case 'Expression':
      return first && children.length === 1 ? convertNode(first, inner) : unsupported(node, c);
    case 'ParenthesizedExpression':
      return second && children.length === 3 ? convertNode(second, inner) : unsupported(node, c);
    case 'NumericLiteral':
      return literalNumber(node, c);
    case 'StringLiteral':
      return ok({ kind: 'literal', value: unquote(textOf(node, c)) });
    case 'BooleanLiteral':
      return ok({ kind: 'literal', value: textOf(node, c) === 'true' });
    case 'null':
      return ok({ kind: 'literal', value: null });
    case 'VariableName':
      return variable(node, c);
    case 'PathExpression':
      return path(node, children, inner);
    case 'List':
      return list(children.slice(1, -1), inner);
    case 'Context':
      return convertContext(children, inner);
    case 'QuantifiedExpression':
      return convertQuantified(node, children, inner);
    case 'Conjunction':
    case 'Disjunction':
      return binary(node, children, inner, (left, right) => ({
        kind: node.name === 'Conjunction' ? 'and' : 'or',
        left,
        right,
      }));
    case 'Comparison':
      return comparison(node, children, inner);
    case 'ArithmeticExpression':
      return arithmeticNode(node, children, inner);
    case 'IfExpression':
      return ifNode(node, children, inner);
    case 'FunctionInvocation':
    case 'DateTimeLiteral':
      return convertCall(node, children, inner);
    default:
      return unsupported(node, c);
  }
}

function literalNumber(node: SyntaxTreeNode, c: Conversion): Converted {
  const text = textOf(node, c);
  const value = numberValue(text.startsWith('.') ? `0${text}` : text);
  return value === null ? unsupported(node, c, '科学记数法或太长的数') : ok({ kind: 'literal', value });
}

function variable(node: SyntaxTreeNode, c: Conversion): Converted {
  const name = nameOf(node, c);
  if (!name.ok) return name;
  if (c.locals.has(name.value)) return ok({ kind: 'local', name: name.value });
  c.variables.add(name.value);
  return ok({ kind: 'variable', name: name.value });
}

function path(node: SyntaxTreeNode, [target, , part]: readonly SyntaxTreeNode[], c: Conversion): Converted {
  if (!target || !part) return unsupported(node, c);
  const name = nameOf(part, c);
  if (!name.ok) return name;
  const converted = convertNode(target, c);
  return converted.ok ? ok({ kind: 'path', target: converted.value, name: name.value }) : converted;
}

function list(nodes: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const items = convertAll(nodes, c);
  return items.ok ? ok({ kind: 'list', items: items.value }) : items;
}

function binary(
  node: SyntaxTreeNode,
  children: readonly SyntaxTreeNode[],
  c: Conversion,
  build: (left: ExpressionNode, right: ExpressionNode) => ExpressionNode,
): Converted {
  const [left, , right] = children;
  if (!left || !right || children.length !== 3) return unsupported(node, c);
  const converted = convertAll([left, right], c);
  if (!converted.ok) return converted;
  const [a, b] = converted.value;
  return a && b ? ok(build(a, b)) : unsupported(node, c);
}

function comparison(node: SyntaxTreeNode, children: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const [left, operator] = children;
  if (!left || !operator) return unsupported(node, c);
  if (operator.name === 'between') return convertBetween(node, children, c);
  if (operator.name === 'in') return convertIn(node, children, c);
  const sign = textOf(operator, c);
  // 1 < x < 3 would compare a yes/no with a number
  if (!comparisons.has(sign)) return unsupported(node, c);
  if (left.name === 'Comparison') return unsupported(node, c, '连着比较');
  return binary(node, children, c, (l, r) => ({
    kind: 'compare',
    operator: sign as CompareOperator,
    left: l,
    right: r,
  })); // reason: in the set
}

function arithmeticNode(node: SyntaxTreeNode, children: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const [first, second] = children;
  if (children.length === 2 && first && second && textOf(first, c) === '-') {
    const value = convertNode(second, c);
    return value.ok ? ok({ kind: 'negate', value: value.value }) : value;
  }
  const operator = second ? textOf(second, c) : '';
  if (!arithmetic.has(operator)) return unsupported(node, c, operator === '**' ? '乘方' : '这种运算');
  return binary(node, children, c, (left, right) => ({
    kind: 'arithmetic',
    operator: operator as ArithmeticOperator, // reason: in the set
    left,
    right,
  }));
}

function ifNode(node: SyntaxTreeNode, children: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const parts = convertAll(
    children.filter((child) => !['if', 'then', 'else'].includes(child.name)),
    c,
  );
  if (!parts.ok) return parts;
  const [condition, then, otherwise] = parts.value;
  if (!condition || !then || !otherwise) return unsupported(node, c);
  return ok({ kind: 'if', condition, then, otherwise });
}
