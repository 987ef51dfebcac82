import type { FunctionName } from './functions/catalogue.ts';
import type { Value } from './value.ts';

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/';

/** What stands behind `in`: a value, a comparison without left side, or an interval. */
export type InTest =
  | { readonly kind: 'equals'; readonly value: ExpressionNode }
  | { readonly kind: 'compare'; readonly operator: CompareOperator; readonly value: ExpressionNode }
  | {
      readonly kind: 'interval';
      readonly from: ExpressionNode;
      readonly to: ExpressionNode;
      readonly fromIncluded: boolean;
      readonly toIncluded: boolean;
    };

/** A name and what it stands for: an entry of a context, or the list that `some` and `every` walk through. */
export interface NamedNode {
  readonly name: string;
  readonly value: ExpressionNode;
}

/** The compiled form of an expression: our own small tree, independent of the parser. */
export type ExpressionNode =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'variable'; readonly name: string }
  /** A name given inside the expression by a context or by `some` and `every`; never a fact. */
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'path'; readonly target: ExpressionNode; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly ExpressionNode[] }
  | { readonly kind: 'context'; readonly entries: readonly NamedNode[] }
  | {
      readonly kind: 'some' | 'every';
      readonly lists: readonly NamedNode[];
      readonly condition: ExpressionNode;
    }
  | { readonly kind: 'and' | 'or'; readonly left: ExpressionNode; readonly right: ExpressionNode }
  | {
      readonly kind: 'compare';
      readonly operator: CompareOperator;
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
    }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
    }
  | { readonly kind: 'negate'; readonly value: ExpressionNode }
  | { readonly kind: 'in'; readonly value: ExpressionNode; readonly tests: readonly InTest[] }
  | {
      readonly kind: 'if';
      readonly condition: ExpressionNode;
      readonly then: ExpressionNode;
      readonly otherwise: ExpressionNode;
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly ExpressionNode[] };

/** `starter.section` for a fact or a part of one; undefined for anything else. */
export function pathOf(node: ExpressionNode): string | undefined {
  if (node.kind === 'variable') return node.name;
  if (node.kind !== 'path') return undefined;
  const target = pathOf(node.target);
  return target === undefined ? undefined : `${target}.${node.name}`;
}
