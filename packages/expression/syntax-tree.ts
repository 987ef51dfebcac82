import { ok, type Result } from '@gov/base';
import type { ExpressionNode } from './node.ts';

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
  readonly variables: Set<string>;
  readonly depth: number;
  /** Converts a nested node; handed in so that files need not import each other in a ring. */
  readonly convert: (node: SyntaxTreeNode, c: Conversion) => Converted;
}

export type Converted = Result<ExpressionNode>;

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
