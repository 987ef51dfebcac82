import { type ExpressionNode, pathOf } from './node.ts';
import type { Expression } from './syntax/compile.ts';

/** Facts an expression asks for and their parts, each once, in order of appearance: `days`, `Starter.section.id`. */
export function pathsOf({ node }: Expression): readonly string[] {
  const found = new Set<string>();
  collect(node, found);
  return [...found];
}

/** Nodes are plain data, so no kind needs a case of its own. */
function collect(part: unknown, found: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  const path = 'kind' in part ? pathOf(part as ExpressionNode) : undefined; // reason: what has a kind inside a tree is a node
  if (path === undefined) for (const inner of Object.values(part)) collect(inner, found);
  else found.add(path);
}
