import type { ExpressionNode } from '../node.ts';
import { compileExpression } from '../syntax/compile.ts';
import type { RelationRow } from './relations.ts';
import { termOf } from './term.ts';

/** What stood at the places of a relation's source. */
export interface Found {
  field?: string;
  /** The field stands by its id. */
  byId?: boolean;
  readonly values: ExpressionNode[];
}

const placeNames: Readonly<Record<string, string>> = {
  '{field}': '字段_',
  '{id}': '编号_',
  '{1}': '值1_',
  '{2}': '值2_',
  '{*}': '值列_',
};

const compiled = new Map<string, ExpressionNode>();

/** The source of a relation as a tree, with its places as names. */
function patternOf({ source }: RelationRow): ExpressionNode {
  const known = compiled.get(source);
  if (known) return known;
  const written = compileExpression(source.replace(/\{(?:field|id|[12*])\}/g, (place) => placeNames[place] ?? place));
  if (!written.ok) throw new Error(`relation ${source}: ${written.rejection.code}`);
  compiled.set(source, written.value.node);
  return written.value.node;
}

/** The field and the values of a node that has the shape of the relation's source; undefined for another shape. */
export function matchRelation(relation: RelationRow, node: ExpressionNode): Found | undefined {
  const found: Found = { values: [] };
  return fits(patternOf(relation), node, found) ? found : undefined;
}

/** Walks pattern and node together; nodes are plain data, so no kind needs a case of its own. */
function fits(pattern: unknown, node: unknown, found: Found): boolean {
  if (Array.isArray(pattern)) return Array.isArray(node) && fitsList(pattern, node, found);
  if (typeof pattern !== 'object' || pattern === null) return Object.is(pattern, node);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return false;
  const place = placeOf(pattern);
  if (place !== undefined) return take(place, node as ExpressionNode, found); // reason: a place stands where a node stands
  const keys = Object.keys(pattern);
  const theirs = new Map(Object.entries(node));
  return (
    keys.length === theirs.size &&
    Object.entries(pattern).every(([key, part]) => theirs.has(key) && fits(part, theirs.get(key), found))
  );
}

/** `[值列_]` and `in (值列_)` stand for any number of values. */
function fitsList(pattern: readonly unknown[], nodes: readonly unknown[], found: Found): boolean {
  const [only] = pattern;
  if (pattern.length === 1 && placeOf(only) === placeNames['{*}']) {
    found.values.push(...(nodes as readonly ExpressionNode[])); // reason: the items of a list node
    return true;
  }
  if (pattern.length === 1 && isTest(only) && placeOf(only.value) === placeNames['{*}']) {
    if (!nodes.every(isTest)) return false;
    found.values.push(...nodes.map((test) => test.value));
    return true;
  }
  return pattern.length === nodes.length && pattern.every((part, i) => fits(part, nodes[i], found));
}

const isTest = (part: unknown): part is { readonly kind: 'equals'; readonly value: ExpressionNode } =>
  typeof part === 'object' && part !== null && 'kind' in part && part.kind === 'equals';

const placeOf = (pattern: unknown): string | undefined =>
  typeof pattern === 'object' && pattern !== null && 'kind' in pattern && pattern.kind === 'variable'
    ? Object.values(placeNames).find((name) => 'name' in pattern && pattern.name === name)
    : undefined;

/** A field may stand twice and must then be the same; values come in the order of their places. */
function take(place: string, node: ExpressionNode, found: Found): boolean {
  if (place !== placeNames['{field}'] && place !== placeNames['{id}']) {
    found.values.push(node);
    return true;
  }
  const term = termOf(node);
  if (term === undefined || (found.field !== undefined && found.field !== term)) return false;
  found.field = term;
  if (place === placeNames['{id}']) found.byId = true;
  return true;
}
