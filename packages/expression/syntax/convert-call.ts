import { ok, reject } from '@gov/base';
import { durationValue, momentValue } from '../calendar.ts';
import { isFunctionName, wrongCount } from '../functions/catalogue.ts';
import { dateValue } from '../value.ts';
import { refusedFunctions } from './refusals.ts';
import {
  type Conversion,
  type Converted,
  convertAll,
  type SyntaxTreeNode,
  significantChildren,
  textOf,
  unsupported,
} from './syntax-tree.ts';

/** A call by name, or `@"2026-11-24"`. */
export function convertCall(node: SyntaxTreeNode, children: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const [at] = children;
  if (!at) return unsupported(node, c);
  if (at.name === 'AtLiteral') return atLiteral(at, c);
  const name = textOf(at, c).replace(/\s+/g, ' ').replace('days_between', 'days between');
  const position = node.from;
  if (Object.hasOwn(refusedFunctions, name))
    return reject('expression.refused-function', { name, reason: refusedFunctions[name] ?? '', position });
  if (!isFunctionName(name)) return reject('expression.unknown-function', { name: name.slice(0, 40), position });
  const named = children.find((child) => child.name === 'NamedParameters');
  const parameters = children.find((child) => child.name === 'PositionalParameters');
  if (named || !parameters) return unsupported(named ?? node, c);
  const args = convertAll(significantChildren(parameters), c);
  if (!args.ok) return args;
  const expected = wrongCount(name, args.value.length);
  if (expected !== undefined) return reject('expression.argument-count', { name, expected, position });
  return ok({ kind: 'call', name, args: args.value });
}

/** A day, a moment or a span that is known while compiling; an impossible one is refused here. */
function atLiteral(node: SyntaxTreeNode, c: Conversion): Converted {
  const text = unquote(textOf(node, c).slice(1).trim());
  const value = dateValue(text) ?? momentValue(text) ?? durationValue(text);
  return value === null ? unsupported(node, c, '这个日期、时间或时长') : ok({ kind: 'literal', value });
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** The text between quotation marks, `\u4e2d` too. */
export const unquote = (text: string): string =>
  text
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code?: string, escaped = '') =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : (escapes[escaped] ?? escaped),
    );
