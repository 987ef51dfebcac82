import type { FunctionName } from './functions/catalogue.ts';
import type { ExpressionNode, InTest } from './node.ts';
import type { Expression } from './syntax/compile.ts';
import { isDate, isDecimal, isDuration, isList, isMoment, type Value } from './value.ts';

/** What kind of value a name or a part of an expression stands for; `any` where it cannot be foreseen. */
export type Shape =
  | 'boolean'
  | 'text'
  | 'number'
  | 'date'
  | 'moment'
  | 'duration'
  | 'any'
  | { readonly list: Shape }
  | { readonly parts: Readonly<Record<string, Shape>> };

/**
 * What makes an expression unknown for whatever is filled in, as Chinese sentences without full stop: names that do not
 * exist, two kinds compared or calculated with that never fit, a result of another kind. What cannot be foreseen passes.
 */
export function kindProblems(
  { node, variables }: Expression,
  known: Readonly<Record<string, Shape>>,
  wanted: Shape,
): readonly string[] {
  const problems = variables.filter((name) => !Object.hasOwn(known, name)).map((name) => `没有“${name}”这一项`);
  const say = (message: string) => void problems.push(message);
  const result = new Walk(known, say).shapeOf(node);
  if (problems.length === 0 && !fits(result, wanted)) say(`得出来的是${words(result)}，不是${words(wanted)}`);
  return [...new Set(problems)];
}

class Walk {
  private readonly known: Readonly<Record<string, Shape>>;
  private readonly say: (message: string) => void;

  constructor(known: Readonly<Record<string, Shape>>, say: (message: string) => void) {
    this.known = known;
    this.say = say;
  }

  shapeOf(node: ExpressionNode): Shape {
    switch (node.kind) {
      case 'literal':
        return shapeOfValue(node.value);
      case 'variable':
        return Object.hasOwn(this.known, node.name) ? (this.known[node.name] ?? 'any') : 'any';
      case 'local':
        return 'any';
      case 'path':
        return this.part(this.shapeOf(node.target), node.name);
      case 'list':
        return { list: common(node.items.map((item) => this.shapeOf(item))) };
      case 'context':
        for (const { value } of node.entries) this.shapeOf(value);
        return 'any';
      case 'some':
      case 'every':
        for (const { value } of node.lists) this.shapeOf(value);
        this.wants(node.condition, 'boolean');
        return 'boolean';
      case 'and':
      case 'or':
        this.wants(node.left, 'boolean');
        this.wants(node.right, 'boolean');
        return 'boolean';
      case 'compare':
        this.compare(
          this.shapeOf(node.left),
          this.shapeOf(node.right),
          node.operator === '=' || node.operator === '!=',
        );
        return 'boolean';
      case 'arithmetic':
        return this.calculate(this.shapeOf(node.left), this.shapeOf(node.right));
      case 'negate':
        return this.shapeOf(node.value);
      case 'in':
        this.among(this.shapeOf(node.value), node.tests);
        return 'boolean';
      case 'if':
        this.wants(node.condition, 'boolean');
        return common([this.shapeOf(node.then), this.shapeOf(node.otherwise)]);
      case 'call':
        for (const argument of node.args) this.shapeOf(argument);
        return resultOf[node.name] ?? 'any';
    }
  }

  private wants(node: ExpressionNode, wanted: Shape): void {
    const found = this.shapeOf(node);
    if (!fits(found, wanted)) this.say(`${words(found)}不能当作${words(wanted)}`);
  }

  private part(of: Shape, name: string): Shape {
    if (typeof of === 'object' && 'parts' in of) {
      if (!Object.hasOwn(of.parts, name)) this.say(`没有“${name}”这一部分`);
      return of.parts[name] ?? 'any';
    }
    if (of === 'date' || of === 'moment') return 'number';
    return 'any';
  }

  private compare(left: Shape, right: Shape, equality: boolean): void {
    if (!fits(left, right)) this.say(`${words(left)}和${words(right)}不能比较`);
    else if (!equality && (left === 'text' || right === 'text')) this.say('文字只能比较是否相同，不能比较大小');
  }

  private among(value: Shape, tests: readonly InTest[]): void {
    for (const test of tests) {
      if (test.kind === 'compare') this.compare(value, this.shapeOf(test.value), false);
      if (test.kind === 'interval')
        for (const end of [test.from, test.to]) this.compare(value, this.shapeOf(end), false);
      if (test.kind !== 'equals') continue;
      const one = this.shapeOf(test.value);
      // a list stands for its items
      this.compare(value, typeof one === 'object' && 'list' in one ? one.list : one, true);
    }
  }

  private calculate(left: Shape, right: Shape): Shape {
    const wrong = [left, right].find((one) => one === 'text' || one === 'boolean' || typeof one === 'object');
    if (wrong) this.say(`${words(wrong)}不能计算`);
    return left === 'number' && right === 'number' ? 'number' : 'any';
  }
}

const kindOf = (shape: Shape): string => (typeof shape === 'string' ? shape : Object.keys(shape)[0]) ?? 'any';

const fits = (one: Shape, other: Shape): boolean => one === 'any' || other === 'any' || kindOf(one) === kindOf(other);

function common(shapes: readonly Shape[]): Shape {
  const [first = 'any', ...rest] = shapes;
  return rest.every((one) => kindOf(one) === kindOf(first)) ? first : 'any';
}

/** A written `null` asks whether something is empty, and fits everything. */
function shapeOfValue(value: Value): Shape {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'text';
  if (value === null) return 'any';
  if (isDecimal(value)) return 'number';
  if (isDate(value)) return 'date';
  if (isMoment(value)) return 'moment';
  if (isDuration(value)) return 'duration';
  if (isList(value)) return { list: common(value.map(shapeOfValue)) };
  return 'any';
}

/** What functions yield, where it does not depend on what they are given. */
const resultOf: Partial<Record<FunctionName, Shape>> = {
  not: 'boolean',
  all: 'boolean',
  any: 'boolean',
  contains: 'boolean',
  'starts with': 'boolean',
  'ends with': 'boolean',
  'list contains': 'boolean',
  'string length': 'number',
  substring: 'text',
  'upper case': 'text',
  'lower case': 'text',
  replace: 'text',
  'string join': 'text',
  string: 'text',
  number: 'number',
  sum: 'number',
  count: 'number',
  floor: 'number',
  ceiling: 'number',
  abs: 'number',
  decimal: 'number',
  today: 'date',
  'days between': 'number',
  year: 'number',
  month: 'number',
  day: 'number',
  weekday: 'number',
};

function words(shape: Shape): string {
  return kindWords[kindOf(shape)] ?? '内容';
}

const kindWords: Readonly<Record<string, string>> = {
  boolean: '“是”或“否”',
  text: '文字',
  number: '数字',
  date: '日期',
  moment: '时间',
  duration: '时长',
  list: '多项内容',
  parts: '分成几部分的内容',
};
