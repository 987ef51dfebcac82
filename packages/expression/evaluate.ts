import type { Expression } from './compile.ts';
import { callFunction } from './functions.ts';
import type { ExpressionNode, InTest } from './node.ts';
import { and, calculate, compare, equal, negate, not, or, type Truth, truthOf } from './operators.ts';
import { type Facts, isContext, isList, type Value } from './value.ts';

/** Steps an evaluation may take; a step is one node visited or one list item looked at. */
export const maximumSteps = 10_000;

export interface Evaluation {
  readonly value: Value;
  /** Names whose facts were missing when they were asked for. */
  readonly missing: readonly string[];
  /** The step or size budget ran out; the value is then unknown. */
  readonly exhausted: boolean;
}

interface Run {
  readonly facts: Facts;
  readonly missing: Set<string>;
  steps: number;
}

const longestText = 20_000;

/** The value of an expression over facts; unknown (`null`) when it cannot be decided. Never throws for any input. */
export const evaluate = (expression: Expression, facts: Facts): Value => evaluateWithTrace(expression, facts).value;

/** The same with the reasons why it is unknown, for the trace entry 条件无法判断. */
export function evaluateWithTrace(expression: Expression, facts: Facts): Evaluation {
  const run: Run = { facts, missing: new Set(), steps: 0 };
  const value = visit(expression.node, run);
  const exhausted = run.steps > maximumSteps;
  return { value: exhausted ? null : value, missing: [...run.missing], exhausted };
}

function visit(node: ExpressionNode, run: Run): Value {
  run.steps += 1;
  if (run.steps > maximumSteps) return null;
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'variable':
      return fact(node.name, run);
    case 'path':
      return part(visit(node.target, run), node.name);
    case 'list':
      return node.items.map((item) => visit(item, run));
    case 'and':
      return and(truthOf(visit(node.left, run)), truthOf(visit(node.right, run)));
    case 'or':
      return or(truthOf(visit(node.left, run)), truthOf(visit(node.right, run)));
    case 'compare':
      return comparison(node, run);
    case 'arithmetic':
      return short(calculate(node.operator, visit(node.left, run), visit(node.right, run)));
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

const part = (target: Value, name: string): Value =>
  isContext(target) && Object.hasOwn(target.entries, name) ? (target.entries[name] ?? null) : null;

const short = (value: Value): Value => (typeof value === 'string' && value.length > longestText ? null : value);

type Compare = Extract<ExpressionNode, { kind: 'compare' }>;

/** A written `null` asks whether the other side is empty; that question always has an answer. */
function comparison(node: Compare, run: Run): Truth {
  const asksEmpty = isNull(node.left) || isNull(node.right);
  const left = visit(node.left, run);
  const right = visit(node.right, run);
  if (!asksEmpty) return compare(node.operator, left, right);
  if (node.operator === '=') return left === null && right === null;
  if (node.operator === '!=') return left !== null || right !== null;
  return null;
}

const isNull = (node: ExpressionNode): boolean => node.kind === 'literal' && node.value === null;

/** Unknown condition → unknown result: neither branch may be taken silently. */
function choose(node: Extract<ExpressionNode, { kind: 'if' }>, run: Run): Value {
  const condition = truthOf(visit(node.condition, run));
  if (condition === null) return null;
  return visit(condition ? node.then : node.otherwise, run);
}

function functionValue(node: Extract<ExpressionNode, { kind: 'call' }>, run: Run): Value {
  const args = node.args.map((arg) => visit(arg, run));
  for (const arg of args) if (isList(arg)) run.steps += arg.length;
  if (run.steps > maximumSteps) return null;
  return callFunction(node.name, args, run.facts.today);
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
  if (!isList(expected) || isList(value)) return equal(value, expected);
  run.steps += expected.length;
  if (run.steps > maximumSteps) return null;
  return expected.reduce<Truth>((truth, item) => or(truth, equal(value, item)), false);
}

/** Whether a condition holds; `unknown` must lead to the declared default way, never silently to "no". */
export function decideCondition(expression: Expression, facts: Facts): 'yes' | 'no' | 'unknown' {
  const truth = truthOf(evaluate(expression, facts));
  return truth === null ? 'unknown' : not(truth) ? 'no' : 'yes';
}
