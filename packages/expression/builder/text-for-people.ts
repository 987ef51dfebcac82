import type { ExpressionNode } from '../node.ts';
import type { Expression } from '../syntax/compile.ts';
import { type ConditionField, type FieldIndex, indexFields, keepsNames } from './field.ts';
import { namedValue } from './value.ts';
import { quotedWords } from './words.ts';

const calledOf: Readonly<Record<string, string>> = { person: '人员', section: '科室', post: '岗位', agency: '单位' };

/**
 * Persons, sections, posts and agencies of a form that are compared with a written text (`handler = "王丽"`): never known, whatever
 * is filled in. Sentences without full stop that say what to do instead.
 */
export function textForPeople({ node }: Expression, fields: readonly ConditionField[]): readonly string[] {
  const found = new Map<string, string>();
  collect(node, indexFields(fields), found);
  return [...found.values()];
}

/** Nodes are plain data, so only what compares needs a case. */
function collect(part: unknown, index: FieldIndex, found: Map<string, string>): void {
  if (typeof part !== 'object' || part === null) return;
  if ('kind' in part) {
    const node = part as ExpressionNode; // reason: what has a kind inside a tree is a node or a test
    if (node.kind === 'compare') {
      say(node.left, node.right, index, found);
      say(node.right, node.left, index, found);
    }
    if (node.kind === 'in')
      for (const test of node.tests) if (test.kind === 'equals') say(node.value, test.value, index, found);
  }
  for (const inner of Object.values(part)) collect(inner, index, found);
}

function say(one: ExpressionNode, other: ExpressionNode, index: FieldIndex, found: Map<string, string>): void {
  const field = one.kind === 'variable' ? index.find(one.name) : undefined;
  if (!field || !keepsNames(field)) return;
  const written = textIn(other);
  if (written === undefined) return;
  const [name, called] = [index.nameOf(field), calledOf[field.kind] ?? ''];
  found.set(
    `${field.key} ${written}`,
    `“${name}”里是${called}，和写出来的文字${quotedWords(written)}比永远不成立，请重新选“${name}”这一行，从名单里选${called}`,
  );
}

function textIn(node: ExpressionNode): string | undefined {
  if (node.kind === 'literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.kind === 'list') return node.items.map(textIn).find((text) => text !== undefined);
  return namedValue(node)?.name;
}
