import {
  type Budget,
  exhausted,
  fits,
  longestList,
  longestText,
  newBudget,
  type SharedBudget,
  spend,
  spendOn,
} from './budget.ts';
import { timePart } from './calendar.ts';
import { callFunction } from './functions/catalogue.ts';
import { type ExpressionNode, type InTest, type NamedNode, pathOf } from './node.ts';
import { and, calculate, compare, equal, negate, not, or, type Truth, truthOf } from './operators.ts';
import type { Expression } from './syntax/compile.ts';
import { type Facts, isContext, isList, type Value } from './value.ts';

export interface Evaluation {
  readonly value: Value;
  /**
   * Facts that were missing when they were asked for, each once: `days`, `starter.section`, `today()`. Whether a fact is empty
   * (`days = null`) can be asked without it.
   */
  readonly missing: readonly string[];
  /** The budget of steps, text or list length ran out; the value is then unknown. */
  readonly exhausted: boolean;
  /** Steps taken of `maximumSteps`; the same for the same expression and facts on every machine. */
  readonly steps: number;
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
export const evaluate = (expression: Expression, facts: Facts, shared?: SharedBudget): Value =>
  evaluateWithTrace(expression, facts, shared).value;

/**
 * The same with the reasons why it is unknown, for the trace entry 条件无法判断. Its steps are taken from what is `shared`
 * with other evaluations; where that is used up, it is unknown too.
 */
export function evaluateWithTrace(expression: Expression, facts: Facts, shared?: SharedBudget): Evaluation {
  const run: Run = { facts, missing: new Set(), budget: newBudget(shared), scope: undefined };
  const value = visit(expression.node, run);
  const over = exhausted(run.budget);
  if (shared) shared.left -= run.budget.steps;
  return { value: over ? null : value, missing: [...run.missing], exhausted: over, steps: run.budget.steps };
}

/** Whether a condition holds; `unknown` must lead to the declared default way, never silently to "no". */
export function decideCondition(expression: Expression, facts: Facts, shared?: SharedBudget): 'yes' | 'no' | 'unknown' {
  const truth = truthOf(evaluate(expression, facts, shared));
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
      return part(node, run);
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
      return membership(node, run);
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

/** A part of a context or a date; of a list, that part of each item (`rows.amount`). What is missing is named as it was asked for. */
function part(node: Extract<ExpressionNode, { kind: 'path' }>, run: Run): Value {
  const path = pathOf(node);
  const target = visit(node.target, path === undefined ? run : { ...run, missing: new Set() });
  if (isList(target) && !spendOn(run.budget, target)) return null;
  const value = isList(target) ? target.map((item) => partOfOne(item, node.name)) : partOfOne(target, node.name);
  const lost = isList(value) ? value.includes(null) : value === null;
  if (path !== undefined && lost) run.missing.add(path);
  return value;
}

const partOfOne = (target: Value, name: string): Value =>
  isContext(target)
    ? Object.hasOwn(target.entries, name)
      ? (target.entries[name] ?? null)
      : null
    : timePart(target, name);

function list(nodes: readonly ExpressionNode[], run: Run): Value {
  const items = nodes.map((item) => visit(item, run));
  return fits(run.budget, items.length, longestList) && spendOn(run.budget, items) ? items : null;
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
  const { left, operator, right } = node;
  if (isNull(left) || isNull(right)) {
    const empty = isEmpty(left, run) && isEmpty(right, run);
    return operator === '=' ? empty : operator === '!=' ? !empty : null;
  }
  const [a, b] = [visit(left, run), visit(right, run)];
  return spendOn(run.budget, a, b) ? compare(operator, a, b) : null;
}

/** What is asked this way is not missed when it is not there. */
const isEmpty = (node: ExpressionNode, run: Run): boolean => visit(node, { ...run, missing: new Set() }) === null;

const isNull = (node: ExpressionNode): boolean => node.kind === 'literal' && node.value === null;

function arithmetic(node: Extract<ExpressionNode, { kind: 'arithmetic' }>, run: Run): Value {
  const left = visit(node.left, run);
  const right = visit(node.right, run);
  if (typeof left !== 'string' || typeof right !== 'string') return calculate(node.operator, left, right);
  if (!fits(run.budget, left.length + right.length, longestText) || !spendOn(run.budget, left, right)) return null;
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
  const { today } = run.facts;
  if (node.name === 'today' && today === undefined) run.missing.add('today()');
  const value = callFunction(node.name, args, { today, budget: run.budget });
  if (isList(value) && !fits(run.budget, value.length, longestList)) return null;
  return spendOn(run.budget, value) ? value : null;
}

function membership({ value, tests }: Extract<ExpressionNode, { kind: 'in' }>, run: Run): Truth {
  const asked = tests.every((test) => test.kind === 'equals' && isNull(test.value));
  const left = visit(value, asked ? { ...run, missing: new Set() } : run);
  return tests.reduce<Truth>((truth, test) => or(truth, matches(left, test, run)), false);
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
      if (isNull(test.value)) return value === null;
      return equalsAny(value, visit(test.value, run), run);
  }
}

function equalsAny(value: Value, expected: Value, run: Run): Truth {
  if (!spendOn(run.budget, value, expected)) return null;
  if (!isList(expected)) return equal(value, expected);
  const whole = isList(value) && equal(value, expected);
  return expected.reduce<Truth>((truth, item) => or(truth, equal(value, item)), whole);
}
