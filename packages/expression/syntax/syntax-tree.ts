import { ok, type Rejection, type Result, reject } from '@gov/base';
import type { ExpressionNode } from '../node.ts';
import { refusedConstructs } from './refusals.ts';

/** The part of the parser's tree that we read. */
export interface SyntaxTreeNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
  readonly firstChild: SyntaxTreeNode | null;
  readonly lastChild: SyntaxTreeNode | null;
  readonly nextSibling: SyntaxTreeNode | null;
  readonly prevSibling: SyntaxTreeNode | null;
}

export interface Conversion {
  readonly source: string;
  /** Collects the names of facts. */
  readonly variables: Set<string>;
  /** Names given by contexts, `some` and `every` around this place. */
  readonly locals: ReadonlySet<string>;
  readonly depth: number;
  /** Converts a nested node; handed in so that files need not import each other in a ring. */
  readonly convert: (node: SyntaxTreeNode, c: Conversion) => Converted;
}

export type Converted = Result<ExpressionNode>;
export type Refusal = { readonly ok: false; readonly rejection: Rejection };

/** Deepest nesting of the source; also bounds the recursion of the evaluator. */
export const maximumDepth = 60;

export function significantChildren(node: SyntaxTreeNode): SyntaxTreeNode[] {
  const children: SyntaxTreeNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') children.push(child);
  }
  return children;
}

export const textOf = (node: SyntaxTreeNode, c: Conversion): string => c.source.slice(node.from, node.to);

/** Converts several nodes; the first refusal wins. */
export function convertAll(nodes: readonly SyntaxTreeNode[], c: Conversion): Result<readonly ExpressionNode[]> {
  const converted: ExpressionNode[] = [];
  for (const node of nodes) {
    const one = c.convert(node, c);
    if (!one.ok) return one;
    converted.push(one.value);
  }
  return ok(converted);
}

const longestQuote = 40;
const shortText = (node: SyntaxTreeNode, c: Conversion): string => textOf(node, c).slice(0, longestQuote);

/** Refuses a construct by name, with the place where it stands. */
export function unsupported(node: SyntaxTreeNode, c: Conversion, construct?: string): Refusal {
  const written = shortText(node, c);
  const named = Object.hasOwn(refusedConstructs, node.name) ? refusedConstructs[node.name] : undefined;
  return reject('expression.unsupported', { construct: construct ?? named ?? '', written, position: node.from });
}

const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype', '__defineGetter__', '__defineSetter__']);

/** A name as it may stand in a source: letters of any script, digits, `_`; one word. */
export const namePattern = /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u;

/** The name that stands here, or why it may not. Full-width signs would otherwise silently become part of a name. */
export function nameOf(node: SyntaxTreeNode, c: Conversion): Result<string> {
  const name = textOf(node, c);
  const shown = shortText(node, c);
  const position = node.from;
  if (forbiddenNames.has(name)) return reject('expression.forbidden-name', { name, position });
  if (namePattern.test(name)) return ok(name);
  if (/\s/.test(name)) return reject('expression.name-with-space', { name: shown, position });
  const character = [...name].find((one, i) => !namePattern.test(i === 0 ? one : `a${one}`)) ?? '';
  return reject('expression.name-character', { name: shown, character, position });
}
