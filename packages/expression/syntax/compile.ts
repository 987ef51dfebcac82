import { ok, type Result, reject } from '@gov/base';
import { parser } from 'lezer-feel';
import type { ExpressionNode } from '../node.ts';
import { convertNode } from './convert.ts';
import type { SyntaxTreeNode } from './syntax-tree.ts';

/** A parsed and checked condition or formula; compile once, evaluate often. */
export interface Expression {
  readonly source: string;
  readonly node: ExpressionNode;
  /** Names of facts it asks for, each once, in order of appearance. */
  readonly variables: readonly string[];
}

/** Longest source in characters. */
export const maximumSourceLength = 2000;

const feel = parser.configure({ top: 'Expression' });

// `between` is a keyword, so the parser would never see the function `days between(…)`; positions stay the same.
const joinFunctionName = (source: string): string =>
  source.replace(/"(?:\\.|[^"\\])*"|\bdays between(?=\s*\()/g, (part) =>
    part.startsWith('"') ? part : 'days_between',
  );

/**
 * Parses FEEL source. Rejections carry `position` (from 0): `expression.empty`, `expression.too-long`, `expression.syntax` {near},
 * `expression.unsupported` {construct, written}, `expression.unknown-function` {name}, `expression.refused-function` {name, reason},
 * `expression.argument-count` {name, expected}, `expression.too-deep`, `expression.forbidden-name` {name},
 * `expression.in-needs-brackets`, `expression.name-with-space` {name}, `expression.name-character` {name, character}, `expression.same-name-twice` {name}.
 */
export function compileExpression(written: string): Result<Expression> {
  const source = joinFunctionName(written);
  if (source.trim() === '') return reject('expression.empty');
  if (source.length > maximumSourceLength) return reject('expression.too-long', { maximum: maximumSourceLength });
  const top: SyntaxTreeNode = feel.parse(source).topNode;
  const broken = firstError(top);
  if (broken)
    return reject('expression.syntax', {
      position: broken.from,
      near: source.slice(broken.from, broken.from + 12) || '末尾',
    });
  const variables = new Set<string>();
  const node = convertNode(top, { source, variables, locals: new Set(), depth: 0, convert: convertNode });
  return node.ok ? ok({ source: written, node: node.value, variables: [...variables] }) : node;
}

/** The first broken place in reading order. */
function firstError(top: SyntaxTreeNode): SyntaxTreeNode | undefined {
  const open: SyntaxTreeNode[] = [top];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type.isError) return node;
    for (let child = node.lastChild; child; child = child.prevSibling) open.push(child);
  }
  return undefined;
}
