import { ok, type Result, reject } from '@gov/base';
import type { NamedNode } from '../node.ts';
import { unquote } from './convert-call.ts';
import {
  type Conversion,
  type Converted,
  nameOf,
  type SyntaxTreeNode,
  significantChildren,
  textOf,
  unsupported,
} from './syntax-tree.ts';

/** `{name: value, …}`; an entry sees the entries before it. */
export function convertContext(children: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const entries = namedNodes(
    children.filter((child) => child.name === 'ContextEntry'),
    c,
    ([key, value]) => value && { key, value },
  );
  return entries.ok ? ok({ kind: 'context', entries: entries.value.nodes }) : entries;
}

/** `some x in list satisfies …`, `every x in a, y in b satisfies …`; a later list may use an earlier name. */
export function convertQuantified(node: SyntaxTreeNode, children: readonly SyntaxTreeNode[], c: Conversion): Converted {
  const [quantifier, , , condition] = children;
  const group = children.find((child) => child.name === 'InExpressions');
  if (!quantifier || !group || !condition) return unsupported(node, c);
  const lists = namedNodes(significantChildren(group).filter(isInExpression), c, ([key, , iterated]) => {
    const [list, ...range] = iterated ? significantChildren(iterated) : [];
    return list && range.length === 0 ? { key, value: list } : undefined;
  });
  if (!lists.ok) return lists;
  const body = c.convert(condition, { ...c, locals: lists.value.locals });
  if (!body.ok) return body;
  const kind = quantifier.name === 'some' ? 'some' : 'every';
  return ok({ kind, lists: lists.value.nodes, condition: body.value });
}

const isInExpression = (node: SyntaxTreeNode): boolean => node.name === 'InExpression';

type Parts = { readonly key: SyntaxTreeNode | undefined; readonly value: SyntaxTreeNode } | undefined;

function namedNodes(
  places: readonly SyntaxTreeNode[],
  c: Conversion,
  partsOf: (children: readonly SyntaxTreeNode[]) => Parts,
): Result<{ readonly nodes: readonly NamedNode[]; readonly locals: ReadonlySet<string> }> {
  const nodes: NamedNode[] = [];
  let { locals } = c;
  for (const place of places) {
    const parts = partsOf(significantChildren(place));
    if (!parts?.key) return unsupported(place, c);
    const name = givenName(parts.key, c);
    if (!name.ok) return name;
    if (nodes.some((one) => one.name === name.value))
      return reject('expression.same-name-twice', { name: name.value, position: place.from });
    const value = c.convert(parts.value, { ...c, locals });
    if (!value.ok) return value;
    nodes.push({ name: name.value, value: value.value });
    locals = new Set([...locals, name.value]);
  }
  return ok({ nodes, locals });
}

/** A key may stand in quotation marks, but must still be a name that a path can reach. */
function givenName(node: SyntaxTreeNode, c: Conversion): Result<string> {
  const text = textOf(node, c);
  if (!text.startsWith('"')) return nameOf(node, c);
  const plain = unquote(text);
  const name = nameOf({ ...node, from: 0, to: plain.length }, { ...c, source: plain });
  return name.ok ? name : reject(name.rejection.code, { ...name.rejection.data, position: node.from });
}
