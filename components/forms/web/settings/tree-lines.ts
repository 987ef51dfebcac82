import type { ChoiceNode } from '@gov/forms';
import { newKey } from '../editor/new-key.ts';

/** A tree of choices as lines, each level two blanks further in. */
export const treeLines = (tree: readonly ChoiceNode[], depth = 0): string =>
  tree
    .flatMap(({ label, children = [] }) => [
      '  '.repeat(depth) + label,
      ...(children.length > 0 ? [treeLines(children, depth + 1)] : []),
    ])
    .join('\n');

interface Growing {
  readonly value: string;
  readonly label: string;
  readonly children: Growing[];
}

/** Lines as a tree; a choice that stood there under the same words keeps its stored value. */
export function treeOf(text: string, former: readonly ChoiceNode[]): readonly ChoiceNode[] {
  const known = new Map(paths(former, ''));
  const taken = new Set(known.values());
  const roots: Growing[] = [];
  const open: Growing[] = [];
  for (const line of text.split(/\r?\n/)) {
    const label = line.trim();
    if (label === '') continue;
    const depth = Math.min(depthOf(line), open.length, 3);
    open.length = depth;
    const path = [...open.map((one) => one.label), label].join('\n');
    const value = known.get(path) ?? newKey(taken);
    taken.add(value);
    const node: Growing = { value, label, children: [] };
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots.map(grown);
}

const grown = ({ value, label, children }: Growing): ChoiceNode => ({
  value,
  label,
  ...(children.length > 0 ? { children: children.map(grown) } : {}),
});

const depthOf = (line: string): number => {
  const indent = (/^[ \t\u3000]*/.exec(line)?.[0] ?? '').replace(/[\t\u3000]/g, '  ');
  return Math.floor(indent.length / 2);
};

const paths = (tree: readonly ChoiceNode[], above: string): readonly (readonly [string, string])[] =>
  tree.flatMap(({ value, label, children = [] }) => {
    const path = above === '' ? label : `${above}\n${label}`;
    return [[path, value] as const, ...paths(children, path)];
  });
