import { ok, reject } from '@gov/base';
import { convertBetween, convertIn } from './convert-in.ts';
import { functionArity, isFunctionName } from './functions.ts';
import type { ArithmeticOperator, CompareOperator, ExpressionNode } from './node.ts';
import {
  type Conversion,
  type Converted,
  convertAll,
  maximumDepth,
  type SyntaxTreeNode,
  significantChildren,
  textOf,
} from './syntax-tree.ts';
import { dateValue, numberValue } from './value.ts';

const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype', '__defineGetter__', '__defineSetter__']);
const comparisons = new Set(['=', '!=', '<', '<=', '>', '>=']);
const arithmetic = new Set(['+', '-', '*', '/']);

/** Turns the parser's tree into our own nodes; every construct we do not know is refused by name. */
export function convertNode(node: SyntaxTreeNode, c: Conversion): Converted {
  if (c.depth > maximumDepth) return reject('expression.too-deep');
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
      return path(children, inner);
    case 'List':
      return list(children.slice(1, -1), inner);
    case 'Conjunction':
    case 'Disjunction':
      return binary(children, inner, (left, right) => ({
        kind: node.name === 'Conjunction' ? 'and' : 'or',
        left,
        right,
      }));
    case 'Comparison':
      return comparison(node, children, inner);
    case 'ArithmeticExpression':
      return arithmeticNode(node, children, inner);
    case 'IfExpression':
      return ifNode(children, inner);
    case 'FunctionInvocation':
    case 'DateTimeLiteral':
      return call(node, children, inner);
    default:
      return unsupported(node, c);
  }
}

const unsupported = (node: SyntaxTreeNode, c: Conversion): Converted =>
  reject('expression.unsupported', { construct: textOf(node, c).slice(0, 40) });

function literalNumber(node: SyntaxTreeNode, c: Conversion): Converted {
  const text = textOf(node, c);
  const value = numberValue(text.startsWith('.') ? `0${text}` : text);
  return value === null ? unsupported(node, c) : ok({ kind: 'literal', value });
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
const unquote = (text: string): string =>
  text.slice(1, -1).replace(/\\(.)/g, (_, escaped: string) => escapes[escaped] ?? escaped);

function variable(node: SyntaxTreeNode, c: Conversion): Converted {
  const name = textOf(node, c).replace(/\s+/g, ' ');
  if (forbiddenNames.has(name)) return reject('expression.forbidden-name', { name });
  c.variables.add(name);
  return ok({ kind: 'variable', name });
}

function path([target, , part]: readonly SyntaxTreeNode[], c: Conversion): Converted {
  if (!target || !part) return reject('expression.unsupported', { construct: '.' });
  const name = textOf(part, c);
  if (forbiddenNames.has(name)) return reject('expression.forbidden-name', { name });
  const converted = convertNode(target, c);
  return converted.ok ? ok({ kind: 'path', target: converted.value, name }) : converted;
}

function list(nodes: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const items = convertAll(nodes, c);
  return items.ok ? ok({ kind: 'list', items: items.value }) : items;
}

function binary(
  children: readonly SyntaxTreeNode[],
  c: Conversion,
  build: (left: ExpressionNode, right: ExpressionNode) => ExpressionNode,
): Converted {
  const [left, , right] = children;
  if (!left || !right || children.length !== 3) return reject('expression.unsupported', { construct: '' });
  const converted = convertAll([left, right], c);
  if (!converted.ok) return converted;
  const [a, b] = converted.value;
  return a && b ? ok(build(a, b)) : reject('expression.unsupported', { construct: '' });
}

function comparison(node: SyntaxTreeNode, children: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const [left, operator] = children;
  if (!left || !operator) return unsupported(node, c);
  if (operator.name === 'between') return convertBetween(children, c);
  if (operator.name === 'in') return convertIn(left, children.slice(2), c);
  const sign = textOf(operator, c);
  // 1 < x < 3 would compare a yes/no with a number
  if (!comparisons.has(sign) || left.name === 'Comparison') return unsupported(node, c);
  return binary(children, c, (l, r) => ({ kind: 'compare', operator: sign as CompareOperator, left: l, right: r })); // reason: in the set
}

function arithmeticNode(node: SyntaxTreeNode, children: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const [first, second] = children;
  if (children.length === 2 && first && second && textOf(first, c) === '-') {
    const value = convertNode(second, c);
    return value.ok ? ok({ kind: 'negate', value: value.value }) : value;
  }
  const operator = second ? textOf(second, c) : '';
  if (!arithmetic.has(operator)) return unsupported(node, c);
  return binary(children, c, (left, right) => ({
    kind: 'arithmetic',
    operator: operator as ArithmeticOperator, // reason: in the set
    left,
    right,
  }));
}

function ifNode(children: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const parts = convertAll(
    children.filter((child) => !['if', 'then', 'else'].includes(child.name)),
    c,
  );
  if (!parts.ok) return parts;
  const [condition, then, otherwise] = parts.value;
  if (!condition || !then || !otherwise) return reject('expression.unsupported', { construct: 'if' });
  return ok({ kind: 'if', condition, then, otherwise });
}

function call(node: SyntaxTreeNode, children: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const at = children[0];
  if (at?.name === 'AtLiteral') return atLiteral(at, c);
  const name = at ? textOf(at, c).replace(/\s+/g, ' ').replace('days_between', 'days between') : '';
  const parameters = children.find((child) => child.name === 'PositionalParameters');
  if (!isFunctionName(name)) return reject('expression.unknown-function', { name: name.slice(0, 40) });
  if (!parameters) return unsupported(node, c);
  const args = convertAll(significantChildren(parameters), c);
  if (!args.ok) return args;
  const { least, most } = functionArity(name);
  if (args.value.length < least || args.value.length > most) return reject('expression.argument-count', { name });
  return ok({ kind: 'call', name, args: args.value });
}

function atLiteral(node: SyntaxTreeNode, c: Conversion): Converted {
  const value = dateValue(unquote(textOf(node, c).slice(1).trim()));
  return value === null ? unsupported(node, c) : ok({ kind: 'literal', value });
}
