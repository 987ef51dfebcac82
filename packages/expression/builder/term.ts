import type { FunctionName } from '../functions/catalogue.ts';
import { type ExpressionNode, pathOf } from '../node.ts';

const totals: ReadonlySet<FunctionName> = new Set(['sum', 'count', 'min', 'max']);

/** The key of the field that a node asks for: a fact, a part of one, or one total over rows: `days`, `period.from`, `sum(costs.price)`. */
export function termOf(node: ExpressionNode): string | undefined {
  if (node.kind !== 'call') return pathOf(node);
  const [only, ...others] = node.args;
  if (!only || others.length > 0 || !totals.has(node.name)) return undefined;
  const path = pathOf(only);
  return path === undefined ? undefined : `${node.name}(${path})`;
}
