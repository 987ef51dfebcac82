import { type ConditionField, type FieldIndex, indexFields } from './builder/field.ts';
import { rowOfNode } from './builder/read-expression.ts';
import { termOf } from './builder/term.ts';
import { namedValue } from './builder/value.ts';
import { optionWords, quotedWords, rowWords } from './builder/words.ts';
import type { FunctionName } from './functions/catalogue.ts';
import { callWords } from './functions/words.ts';
import { type CompareOperator, type ExpressionNode, type InTest, pathOf } from './node.ts';
import type { Expression } from './syntax/compile.ts';
import { formatValue, isDate, isDecimal, type Value } from './value.ts';

/**
 * A condition or formula as a Chinese sentence for people who never see the source: `天数大于3，并且请假类别是病假`. What the builder can
 * show reads in the builder's words, and `readSentence` reads it back; the rest reads as well as it can.
 */
export const describe = (expression: Expression, fields: readonly ConditionField[]): string =>
  sentence(expression.node, indexFields(fields));

function sentence(node: ExpressionNode, index: FieldIndex): string {
  const row = rowOfNode(node, index);
  return row ? rowWords(row, index) : generalWords(node, index);
}

function generalWords(node: ExpressionNode, index: FieldIndex): string {
  switch (node.kind) {
    case 'literal':
      return literal(node.value);
    case 'variable':
      return name(index, node.name);
    case 'local':
      return node.name;
    case 'context':
      return `（${node.entries.map((entry) => `${entry.name}：${sentence(entry.value, index)}`).join('，')}）`;
    case 'some':
    case 'every':
      return quantified(node, index);
    case 'path':
      return pathWords(node, index);
    case 'list':
      return node.items.map((item) => sentence(item, index)).join('、');
    case 'and':
      return `${side(node.left, 'and', index)}，并且${side(node.right, 'and', index)}`;
    case 'or':
      return `${side(node.left, 'or', index)}，或者${side(node.right, 'or', index)}`;
    case 'compare':
      return comparison(node, index);
    case 'arithmetic':
      return `${operand(node.left, index)}${arithmeticWords[node.operator]}${operand(node.right, index)}`;
    case 'negate':
      return `负${operand(node.value, index)}`;
    case 'in':
      return membership(node, index);
    case 'if':
      return `如果${sentence(node.condition, index)}，就是${sentence(node.then, index)}，否则是${sentence(node.otherwise, index)}`;
    case 'call': {
      const total = termOf(node);
      return total !== undefined && index.find(total) ? name(index, total) : call(node.name, node.args, index);
    }
  }
}

const arithmeticWords = { '+': '加', '-': '减', '*': '乘', '/': '除以' } as const;

const name = (index: FieldIndex, key: string): string => {
  const field = index.meantBy(key);
  return field ? index.nameOf(field) : key;
};

function pathWords(node: Extract<ExpressionNode, { kind: 'path' }>, index: FieldIndex): string {
  const whole = pathOf(node);
  if (whole !== undefined && index.meantBy(whole)) return name(index, whole);
  const named = namedValue(node);
  if (named) return quotedWords(named.name);
  return `${sentence(node.target, index)}的${node.name}`;
}

function literal(value: Value): string {
  if (value === null) return '空';
  return typeof value === 'string' ? quotedWords(value) : formatValue(value);
}

/** A part of and/or; brackets only where the reading would change. */
function side(node: ExpressionNode, outer: 'and' | 'or', index: FieldIndex): string {
  const words = sentence(node, index);
  const joined = (node.kind === 'and' || node.kind === 'or') && node.kind !== outer;
  const openEnd = (node.kind === 'some' || node.kind === 'every' || node.kind === 'if') && !rowOfNode(node, index);
  return joined || openEnd ? `（${words}）` : words;
}

/** What would run into its surroundings stands in brackets; a row of the builder reads as one thing. */
const compound: ReadonlySet<ExpressionNode['kind']> = new Set([
  'arithmetic',
  'if',
  'and',
  'or',
  'compare',
  'in',
  'some',
  'every',
]);
const operand = (node: ExpressionNode, index: FieldIndex): string =>
  compound.has(node.kind) ? `（${sentence(node, index)}）` : sentence(node, index);

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

function quantified(node: Extract<ExpressionNode, { kind: 'some' | 'every' }>, index: FieldIndex): string {
  const lists = node.lists.map(
    (one) => `${sentence(one.value, index)}里${node.kind === 'some' ? '有' : '每个'}${one.name}`,
  );
  return `${lists.join('，')}${node.kind === 'some' ? '满足' : '都满足'}：${sentence(node.condition, index)}`;
}

function comparison(node: Extract<ExpressionNode, { kind: 'compare' }>, index: FieldIndex): string {
  const left = operand(node.left, index);
  if (isLiteral(node.right, null)) {
    if (node.operator === '=') return `${left}没有填`;
    if (node.operator === '!=') return `${left}已经填了`;
  }
  return `${left}${relation(node.operator, node.right)}${valueWords(node.left, node.right, index)}`;
}

const isLiteral = (node: ExpressionNode, value: Value): boolean => node.kind === 'literal' && node.value === value;

/** The word of a choice where the left side is a choice field: `病假` for `SICK`. */
function valueWords(left: ExpressionNode, right: ExpressionNode, index: FieldIndex): string {
  const key = pathOf(left);
  const field = key === undefined ? undefined : index.meantBy(key);
  const named = namedValue(right);
  if (field && named) return optionWords(field, named.text, named.name);
  if (field && right.kind === 'literal' && typeof right.value === 'string') return optionWords(field, right.value);
  return operand(right, index);
}

function membership(node: Extract<ExpressionNode, { kind: 'in' }>, index: FieldIndex): string {
  const left = operand(node.value, index);
  const equals = node.tests.flatMap((test) => (test.kind === 'equals' ? itemsOf(test.value) : []));
  if (node.tests.every((test) => test.kind === 'equals')) {
    return `${left}是${equals.map((item) => valueWords(node.value, item, index)).join('、')}${equals.length > 1 ? '之一' : ''}`;
  }
  const words = node.tests.map((test) => `${left}${testWords(node.value, test, index)}`).join('，或者');
  return node.tests.length > 1 ? `（${words}）` : words;
}

const itemsOf = (node: ExpressionNode): readonly ExpressionNode[] => (node.kind === 'list' ? node.items : [node]);

function testWords(left: ExpressionNode, test: InTest, index: FieldIndex): string {
  switch (test.kind) {
    case 'equals':
      return `是${valueWords(left, test.value, index)}`;
    case 'compare':
      return `${relation(test.operator, test.value)}${valueWords(left, test.value, index)}`;
    case 'interval':
      return `在${sentence(test.from, index)}${test.fromIncluded ? '' : '（不含）'}到${sentence(test.to, index)}${test.toIncluded ? '' : '（不含）'}之间`;
  }
}

function call(name: FunctionName, args: readonly ExpressionNode[], index: FieldIndex): string {
  if (name === 'not') return `并非（${args.map((arg) => sentence(arg, index)).join('')}）`;
  const words = args.map((arg, i) => (i > 0 && args[0] ? valueWords(args[0], arg, index) : operand(arg, index)));
  return callWords[name].replace(/\{(\d|\*)\}/g, (_, which: string) =>
    which === '*' ? words.join('、') : (words[Number(which)] ?? ''),
  );
}
