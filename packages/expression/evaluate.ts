import { type Budget, exhausted, longestText, newBudget, spend, spendOn } from './budget.ts';
import { timePart } from './calendar.ts';
import { callFunction } from './functions/catalogue.ts';
import type { ExpressionNode, InTest, NamedNode } from './node.ts';
import { and, calculate, compare, equal, negate, not, or, type Truth, truthOf } from './operators.ts';
import type { Expression } from './syntax/compile.ts';
import { type Facts, isContext, isList, type Value } from './value.ts';

export interface Evaluation {
  readonly value: Value;
  /** Names whose facts were missing when they were asked for. */
  readonly missing: readonly string[];
  /** The step or size budget ran out; the value is then unknown. */
  readonly exhausted: boolean;
}

/** Names given inside the expression, innermost first. */
interface Scope {
  readonly name: string;
  readonly value: Value;
  readonly outer: Scope | undefined;
}

interface Run {
  readonly facts: Facts;
  readonly missing: Set<string>;
  readonly budget: Budget;
  readonly scope: Scope | undefined;
}

/** The value of an expression over facts; unknown (`null`) when it cannot be decided. Never throws for any input. */
export const evaluate = (expression: Expression, facts: Facts): Value => evaluateWithTrace(expression, facts).value;

/** The same with the reasons why it is unknown, for the trace entry 条件无法判断. */
export function evaluateWithTrace(expression: Expression, facts: Facts): Evaluation {
  const run: Run = { facts, missing: new Set(), budget: newBudget(), scope: undefined };
  const value = visit(expression.node, run);
  const over = exhausted(run.budget);
  return { value: over ? null : value, missing: [...run.missing], exhausted: over };
}

/** Whether a condition holds; `unknown` must lead to the declared default way, never silently to "no". */
export function decideCondition(expression: Expression, facts: Facts): 'yes' | 'no' | 'unknown' {
  const truth = truthOf(evaluate(expression, facts));
  return truth === null ? 'unknown' : not(truth) ? 'no' : 'yes';
}

function visit(node: ExpressionNode, run: Run): Value {
  if (!spend(run.budget, 1)) return null;
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'variable':
      return fact(node.name, run);
    case 'local':
      return local(node.name, run.scope);
    case 'path':
      return part(visit(node.target, run), node.name, run);
    case 'list':
      return list(node.items, run);
    case 'context':
      return context(node.entries, run);
    case 'some':
    case 'every':
      return quantified(node.kind, node.lists, node.condition, run);
    case 'and':
      return and(truthOf(visit(node.left, run)), truthOf(visit(node.right, run)));
    case 'or':
      return or(truthOf(visit(node.left, run)), truthOf(visit(node.right, run)));
    case 'compare':
      return comparison(node, run);
    case 'arithmetic':
      return arithmetic(node, run);
    case 'negate':
      return negate(visit(node.value, run));
    case 'in':
      return membership(visit(node.value, run), node.tests, run);
    case 'if':
      return choose(node, run);
    case 'call':
      return functionValue(node, run);
  }
}

function fact(name: string, run: Run): Value {
  const value = Object.hasOwn(run.facts.values, name) ? (run.facts.values[name] ?? null) : null;
  if (value === null) run.missing.add(name);
  return value;
}

function local(name: string, scope: Scope | undefined): Value {
  for (let given = scope; given; given = given.outer) if (given.name === name) return given.value;
  return null;
}

/** A part of a context or a date; of a list, that part of each item (`rows.amount`). */
function part(target: Value, name: string, run: Run): Value {
  if (isList(target)) return spendOn(run.budget, target) ? target.map((item) => partOfOne(item, name)) : null;
  return partOfOne(target, name);
}

const partOfOne = (target: Value, name: string): Value =>
  isContext(target)
    ? Object.hasOwn(target.entries, name)
      ? (target.entries[name] ?? null)
      : null
    : timePart(target, name);

function list(nodes: readonly ExpressionNode[], run: Run): Value {
  const items = nodes.map((item) => visit(item, run));
  return spendOn(run.budget, items) ? items : null;
}

/** Each entry sees the entries before it. */
function context(nodes: readonly NamedNode[], run: Run): Value {
  const entries: Record<string, Value> = {};
  let { scope } = run;
  for (const { name, value: node } of nodes) {
    const value = visit(node, { ...run, scope });
    entries[name] = value;
    scope = { name, value, outer: scope };
  }
  return spendOn(run.budget, { entries }) ? { entries } : null;
}

/** A list that is unknown, or a condition that is unknown for one item while no other decides, gives unknown. */
function quantified(
  kind: 'some' | 'every',
  [first, ...others]: readonly NamedNode[],
  condition: ExpressionNode,
  run: Run,
): Truth {
  if (!first) return truthOf(visit(condition, run));
  const items = visit(first.value, run);
  if (!isList(items)) return null;
  const decided = kind === 'some';
  let truth: Truth = !decided;
  for (const value of items) {
    if (!spend(run.budget, 1)) return null;
    const inner = { ...run, scope: { name: first.name, value, outer: run.scope } };
    const one = quantified(kind, others, condition, inner);
    if (one === decided) return decided;
    if (one === null) truth = null;
  }
  return truth;
}

/** A written `null` asks whether the other side is empty; that question always has an answer. */
function comparison(node: Extract<ExpressionNode, { kind: 'compare' }>, run: Run): Truth {
  const asksEmpty = isNull(node.left) || isNull(node.right);
  const left = visit(node.left, run);
  const right = visit(node.right, run);
  if (!asksEmpty) return spendOn(run.budget, left, right) ? compare(node.operator, left, right) : null;
  if (node.operator === '=') return left === null && right === null;
  if (node.operator === '!=') return left !== null || right !== null;
  return null;
}

const isNull = (node: ExpressionNode): boolean => node.kind === 'literal' && node.value === null;

function arithmetic(node: Extract<ExpressionNode, { kind: 'arithmetic' }>, run: Run): Value {
  const left = visit(node.left, run);
  const right = visit(node.right, run);
  if (typeof left !== 'string' || typeof right !== 'string') return calculate(node.operator, left, right);
  if (left.length + right.length > longestText || !spendOn(run.budget, left, right)) return null;
  return calculate(node.operator, left, right);
}

/** Unknown condition → unknown result: neither branch may be taken silently. */
function choose(node: Extract<ExpressionNode, { kind: 'if' }>, run: Run): Value {
  const condition = truthOf(visit(node.condition, run));
  if (condition === null) return null;
  return visit(condition ? node.then : node.otherwise, run);
}

function functionValue(node: Extract<ExpressionNode, { kind: 'call' }>, run: Run): Value {
  const args = node.args.map((arg) => visit(arg, run));
  if (!spendOn(run.budget, ...args)) return null;
  const value = callFunction(node.name, args, { today: run.facts.today, budget: run.budget });
  return spendOn(run.budget, value) ? value : null;
}

function membership(value: Value, tests: readonly InTest[], run: Run): Truth {
  let truth: Truth = false;
  for (const test of tests) truth = or(truth, matches(value, test, run));
  return truth;
}

function matches(value: Value, test: InTest, run: Run): Truth {
  switch (test.kind) {
    case 'compare':
      return compare(test.operator, value, visit(test.value, run));
    case 'interval': {
      const from = compare(test.fromIncluded ? '>=' : '>', value, visit(test.from, run));
      return and(from, compare(test.toIncluded ? '<=' : '<', value, visit(test.to, run)));
    }
    case 'equals':
      return equalsAny(value, visit(test.value, run), run);
  }
}

function equalsAny(value: Value, expected: Value, run: Run): Truth {
  if (!spendOn(run.budget, value, expected)) return null;
  if (!isList(expected) || isList(value)) return equal(value, expected);
  return expected.reduce<Truth>((truth, item) => or(truth, equal(value, item)), false);
}
