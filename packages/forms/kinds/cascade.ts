import type { JsonValue } from '@gov/base';
import type { ChoiceNode, FieldDefinition } from '../template.ts';
import { accept, list, refuse } from '../values/checked.ts';
import { textFact } from '../values/fact.ts';
import type { Kind } from './kind.ts';

/** 级联: the values from the top choice down to one without choices below it. */
export const cascade: Kind = {
  kind: 'cascade',
  name: '级联选择',
  group: 'choice',
  column: true,
  properties: [{ key: 'tree', label: '选项', control: 'tree', hint: '一层套一层，如：省、市、区' }],
  empty: [],
  missing: '还没选',
  schema: ({ tree }) => ({ enum: pathsOf(tree ?? []) }),
  check({ tree = [] }, value) {
    if (!Array.isArray(value)) return refuse('请从选项里选');
    if (value.length === 0) return accept(null);
    const nodes = nodesOn(tree, value);
    if (nodes.length < value.length) return refuse('请从选项里选');
    return nodes.at(-1)?.children?.length ? refuse(`“${nodes.at(-1)?.label}”下面还要选一层`) : accept(value);
  },
  display: ({ tree = [] }, value) =>
    nodesOn(tree, list(value))
      .map(({ label }) => label)
      .join('／'),
  // the stored values, not their words: words may be renamed
  project: (_, value) => (list(value).length === 0 ? undefined : { text: list(value).join('/') }),
  fact: (_, value) => (Array.isArray(value) ? value.map(textFact) : null),
  problems: treeProblems,
  slot: ({ tree }) => (tree ? { tree } : {}),
};

/** The choices on the way down, as far as there are any. */
function nodesOn(tree: readonly ChoiceNode[], path: readonly JsonValue[]): readonly ChoiceNode[] {
  const nodes: ChoiceNode[] = [];
  let level: readonly ChoiceNode[] = tree;
  for (const value of path) {
    const node = level.find((one) => one.value === value);
    if (!node) break;
    nodes.push(node);
    level = node.children ?? [];
  }
  return nodes;
}

const pathsOf = (tree: readonly ChoiceNode[]): readonly (readonly string[])[] =>
  tree.flatMap(({ value, children }) =>
    children?.length ? pathsOf(children).map((below) => [value, ...below]) : [[value]],
  );

const mostChoices = 2000;
const mostLevels = 6;

function treeProblems({ label, tree = [] }: FieldDefinition): readonly string[] {
  if (tree.length === 0) return [`“${label}”还没有选项`];
  const seen = { count: 0 };
  const broken = levelProblem(tree, 1, seen);
  if (broken) return [`“${label}”${broken}`];
  return seen.count > mostChoices ? [`“${label}”的选项最多 ${mostChoices} 个`] : [];
}

function levelProblem(level: readonly ChoiceNode[], depth: number, seen: { count: number }): string | undefined {
  if (depth > mostLevels) return `最多 ${mostLevels} 层`;
  seen.count += level.length;
  if (seen.count > mostChoices) return undefined;
  if (new Set(level.map(({ value }) => value)).size < level.length) return '同一层有相同的选项';
  if (level.some(({ value, label }) => value === '' || label.trim() === '')) return '有空的选项';
  for (const { children = [] } of level) {
    const below = levelProblem(children, depth + 1, seen);
    if (below) return below;
  }
  return undefined;
}
