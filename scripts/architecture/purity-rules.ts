import { placeOf } from './place.ts';
import { isNode, nameOf, type SourceModule, type SyntaxNode } from './source-module.ts';
import { type Finding, isTest, lineAt, type SourceTree } from './source-tree.ts';

const noEval = 'configuration never runs code: no eval, Function or vm';
const noClock = 'pure code reads no clock and throws no dice: instants and ids come in through facts or ports';

/** No code made from text anywhere; no clock and no randomness in packages and rules. */
export const purityRules = (tree: SourceTree): readonly Finding[] => tree.modules.flatMap(findingsIn);

function findingsIn(module: SourceModule): Finding[] {
  const at = (offset: number, sentence: string): Finding => ({
    file: module.path,
    line: lineAt(module.text, offset),
    sentence,
  });
  const unreadable = module.unreadable.filter(() => !isWorkshop(module.path)).map((each) => at(each.offset, each.why));
  const vm = module.imports
    .filter((found) => /^(node:)?vm(\/|$)/.test(found.specifier))
    .map((found) => at(found.offset, noEval));
  const evals = module.nodes.filter(makesCode).map((node) => at(node.start, noEval));
  const clocks = isPure(module.path)
    ? module.nodes.filter(readsClockOrDice).map((node) => at(node.start, noClock))
    : [];
  return [...unreadable, ...vm, ...evals, ...clocks];
}

/** Scripts and test harnesses load files by computed names; the product never does. */
const isWorkshop = (path: string): boolean => placeOf(path).kind === 'workshop' || isTest(path);

function isPure(path: string): boolean {
  const place = placeOf(path);
  if (isTest(path)) return false;
  return place.kind === 'package' || (place.kind === 'component' && place.part === 'rules');
}

function makesCode(node: SyntaxNode): boolean {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const name = nameOf(node.callee);
  if (name === 'eval' || name === 'Function') return true;
  const first = Array.isArray(node.arguments) ? node.arguments[0] : undefined;
  const timer = name === 'setTimeout' || name === 'setInterval';
  return timer && isNode(first) && first.type === 'Literal' && typeof first.value === 'string';
}

function readsClockOrDice(node: SyntaxNode): boolean {
  if (node.type === 'NewExpression') return nameOf(node.callee) === 'Date' && isEmpty(node.arguments);
  if (node.type === 'CallExpression' && nameOf(node.callee) === 'Date') return true;
  if (node.type !== 'MemberExpression') return false;
  const member = `${nameOf(node.object)}.${nameOf(node.property)}`;
  return ['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'Temporal.Now'].includes(member);
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
