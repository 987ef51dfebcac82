import type { Tree } from '../expressions.ts';
import { agree, evaluateBoth, type Facts, facts, type Plain } from './both.ts';

/** The smallest part of an expression in which both differ although they agree on everything inside it. */
export interface Difference {
  readonly what: string;
  readonly source: string;
  readonly ours: Plain;
  readonly theirs: Plain;
  /** What both made of the parts; for `some` and `every` the list and then the condition for each item. */
  readonly parts: readonly { readonly ours: Plain; readonly theirs: Plain }[];
}

/** Compares an expression; undefined when both agree or ours refuses it. */
export function differenceOf(tree: Tree, given: Facts = facts): Difference | undefined {
  const whole = evaluateBoth(tree.source, given);
  if (whole.refused || agree(whole.ours, whole.theirs)) return undefined;
  const parts: { readonly ours: Plain; readonly theirs: Plain }[] = [];
  for (const [part, inner] of partsOf(tree, given)) {
    const deeper = differenceOf(part, inner);
    if (deeper) return deeper;
    const both = evaluateBoth(part.source, inner);
    parts.push(both.refused ? { ours: null, theirs: null } : { ours: both.ours, theirs: both.theirs });
  }
  return { what: tree.what, source: tree.source, ours: whole.ours, theirs: whole.theirs, parts };
}

/** The parts with the facts they are to be asked with: the condition of `some` once for each item, an entry after those before it. */
function partsOf(tree: Tree, given: Facts): readonly (readonly [Tree, Facts])[] {
  if (tree.what === 'context') return entriesOf(tree, given);
  const [list, condition] = tree.parts;
  if (tree.item === undefined || !list || !condition) return tree.parts.map((part) => [part, given]);
  const items = evaluateBoth(list.source, given);
  if (items.refused || !Array.isArray(items.raw.ours) || !Array.isArray(items.raw.theirs)) return [[list, given]];
  const { ours, theirs } = items.raw;
  const name = tree.item;
  return [
    [list, given],
    ...ours.map((item, i): readonly [Tree, Facts] => [
      condition,
      { ours: { ...given.ours, [name]: item }, theirs: { ...given.theirs, [name]: (theirs as unknown[])[i] } },
    ]),
  ];
}

/** The random contexts are `{n: …, t: …}`; the second entry sees the first under its name. */
function entriesOf({ parts: [n, t] }: Tree, given: Facts): readonly (readonly [Tree, Facts])[] {
  if (!n || !t) return [];
  const first = evaluateBoth(n.source, given);
  if (first.refused) return [[n, given]];
  const { ours, theirs } = first.raw;
  return [
    [n, given],
    [t, { ours: { ...given.ours, n: ours }, theirs: { ...given.theirs, n: theirs } }],
  ];
}
