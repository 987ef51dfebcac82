import type { FunctionName } from './functions/catalogue.ts';
import { callWords } from './functions/words.ts';
import type { CompareOperator, ExpressionNode, InTest } from './node.ts';
import type { Expression } from './syntax/compile.ts';
import { formatValue, isDate, isDecimal, type Value } from './value.ts';

/** Words for the names in expressions: `{names: {days: '天数'}, values: {leaveKind: {ANNUAL: '年休假'}}}`. */
export interface ExpressionLabels {
  readonly names: Readonly<Record<string, string>>;
  /** Words for the values of choice fields. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A condition or formula as a Chinese sentence for people who never see the source: `天数大于3，并且请假类别是病假`. */
export const describe = (expression: Expression, labels: ExpressionLabels): string => sentence(expression.node, labels);

function sentence(node: ExpressionNode, labels: ExpressionLabels): string {
  switch (node.kind) {
    case 'literal':
      return literal(node.value);
    case 'variable':
      return name(labels.names, node.name);
    case 'local':
      return node.name;
    case 'context':
      return `（${node.entries.map((entry) => `${entry.name}：${sentence(entry.value, labels)}`).join('，')}）`;
    case 'some':
    case 'every':
      return quantified(node, labels);
    case 'path':
      return pathWords(node, labels);
    case 'list':
      return node.items.map((item) => sentence(item, labels)).join('、');
    case 'and':
      return `${side(node.left, 'and', labels)}，并且${side(node.right, 'and', labels)}`;
    case 'or':
      return `${side(node.left, 'or', labels)}，或者${side(node.right, 'or', labels)}`;
    case 'compare':
      return comparison(node, labels);
    case 'arithmetic':
      return `${operand(node.left, labels)}${arithmeticWords[node.operator]}${operand(node.right, labels)}`;
    case 'negate':
      return `负${operand(node.value, labels)}`;
    case 'in':
      return membership(node, labels);
    case 'if':
      return `如果${sentence(node.condition, labels)}，就是${sentence(node.then, labels)}，否则是${sentence(node.otherwise, labels)}`;
    case 'call':
      return call(node.name, node.args, labels);
  }
}

const arithmeticWords = { '+': '加', '-': '减', '*': '乘', '/': '除以' } as const;

const name = (names: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(names, key) ? (names[key] ?? key) : key;

function pathWords(node: Extract<ExpressionNode, { kind: 'path' }>, labels: ExpressionLabels): string {
  const whole = pathName(node);
  if (whole && Object.hasOwn(labels.names, whole)) return name(labels.names, whole);
  return `${sentence(node.target, labels)}的${name(labels.names, node.name)}`;
}

const pathName = (node: ExpressionNode): string | undefined => {
  if (node.kind === 'variable') return node.name;
  if (node.kind !== 'path') return undefined;
  const target = pathName(node.target);
  return target && `${target}.${node.name}`;
};

function literal(value: Value): string {
  if (value === null) return '空';
  if (typeof value === 'string') return `“${value}”`;
  return isDecimal(value) || isDate(value) || typeof value === 'boolean' ? formatValue(value) : formatValue(value);
}

/** A part of and/or; brackets only where the reading would change. */
function side(node: ExpressionNode, outer: 'and' | 'or', labels: ExpressionLabels): string {
  const words = sentence(node, labels);
  return (node.kind === 'and' || node.kind === 'or') && node.kind !== outer ? `（${words}）` : words;
}

const operand = (node: ExpressionNode, labels: ExpressionLabels): string =>
  node.kind === 'arithmetic' || node.kind === 'if' ? `（${sentence(node, labels)}）` : sentence(node, labels);

const textRelations: Readonly<Record<CompareOperator, string>> = {
  '=': '是',
  '!=': '不是',
  '<': '小于',
  '<=': '不超过',
  '>': '大于',
  '>=': '不少于',
};
const dateRelations: Readonly<Record<CompareOperator, string>> = {
  '=': '是',
  '!=': '不是',
  '<': '早于',
  '<=': '不晚于',
  '>': '晚于',
  '>=': '不早于',
};

function relation(operator: CompareOperator, right: ExpressionNode): string {
  if (isDateNode(right)) return dateRelations[operator];
  const number = right.kind === 'literal' && isDecimal(right.value);
  if (number && operator === '=') return '等于';
  if (number && operator === '!=') return '不等于';
  return textRelations[operator];
}

const isDateNode = (node: ExpressionNode): boolean =>
  (node.kind === 'literal' && isDate(node.value)) ||
  (node.kind === 'call' && (node.name === 'today' || node.name === 'date'));

function quantified(node: Extract<ExpressionNode, { kind: 'some' | 'every' }>, labels: ExpressionLabels): string {
  const lists = node.lists.map(
    (one) => `${sentence(one.value, labels)}里${node.kind === 'some' ? '有' : '每个'}${one.name}`,
  );
  return `${lists.join('，')}${node.kind === 'some' ? '满足' : '都满足'}：${sentence(node.condition, labels)}`;
}

function comparison(node: Extract<ExpressionNode, { kind: 'compare' }>, labels: ExpressionLabels): string {
  const left = operand(node.left, labels);
  if (isLiteral(node.right, null)) {
    if (node.operator === '=') return `${left}没有填`;
    if (node.operator === '!=') return `${left}已经填了`;
  }
  return `${left}${relation(node.operator, node.right)}${valueWords(node.left, node.right, labels)}`;
}

const isLiteral = (node: ExpressionNode, value: Value): boolean => node.kind === 'literal' && node.value === value;

/** The word of a choice where the left side is a choice field: `病假` for `SICK`. */
function valueWords(left: ExpressionNode, right: ExpressionNode, labels: ExpressionLabels): string {
  const key = pathName(left);
  if (key !== undefined && right.kind === 'literal' && typeof right.value === 'string') {
    const words = labels.values && Object.hasOwn(labels.values, key) ? labels.values[key] : undefined;
    if (words && Object.hasOwn(words, right.value)) return words[right.value] ?? right.value;
  }
  return operand(right, labels);
}

function membership(node: Extract<ExpressionNode, { kind: 'in' }>, labels: ExpressionLabels): string {
  const left = operand(node.value, labels);
  const equals = node.tests.flatMap((test) => (test.kind === 'equals' ? itemsOf(test.value) : []));
  if (node.tests.every((test) => test.kind === 'equals')) {
    return `${left}是${equals.map((item) => valueWords(node.value, item, labels)).join('、')}${equals.length > 1 ? '之一' : ''}`;
  }
  return node.tests.map((test) => `${left}${testWords(node.value, test, labels)}`).join('，或者');
}

const itemsOf = (node: ExpressionNode): readonly ExpressionNode[] => (node.kind === 'list' ? node.items : [node]);

function testWords(left: ExpressionNode, test: InTest, labels: ExpressionLabels): string {
  switch (test.kind) {
    case 'equals':
      return `是${valueWords(left, test.value, labels)}`;
    case 'compare':
      return `${relation(test.operator, test.value)}${valueWords(left, test.value, labels)}`;
    case 'interval':
      return `在${sentence(test.from, labels)}${test.fromIncluded ? '' : '（不含）'}到${sentence(test.to, labels)}${test.toIncluded ? '' : '（不含）'}之间`;
  }
}

function call(name: FunctionName, args: readonly ExpressionNode[], labels: ExpressionLabels): string {
  const words = args.map((arg, i) => (i > 0 && args[0] ? valueWords(args[0], arg, labels) : operand(arg, labels)));
  if (name === 'not') return `并非（${words.join('')}）`;
  return callWords[name].replace(/\{(\d|\*)\}/g, (_, which: string) =>
    which === '*' ? words.join('、') : (words[Number(which)] ?? ''),
  );
}
