import assert from 'node:assert/strict';
import test from 'node:test';
import { parser } from 'lezer-feel';
import { compileExpression, expressionProblem, functionNames } from '../index.ts';
import { refusedConstructs, refusedFunctions } from './refusals.ts';

/** Source, place of the refusal from 1, words of its sentence. One or more for each construct of the grammar that is left out. */
const refused: readonly (readonly [string, number, string])[] = [
  ['for x in xs return x', 1, 'for … return'],
  ['1 + sum(for x in 1..3 return x)', 9, 'for … return'],
  ['function(x) x', 1, '自定义函数'],
  ['function(a: number) external {java: {class: "x"}}', 1, '自定义函数'],
  ['{f: function() 1}', 5, '自定义函数'],
  ['sort(xs, function(a, b) a < b)', 1, '条件里不排序'],
  ['xs[1]', 1, '方括号筛选或取第几项'],
  ['1 = xs[item > 1]', 5, '方括号筛选或取第几项'],
  ['sum(xs[item.a > 1].b)', 5, '方括号筛选或取第几项'],
  ['a instance of number', 1, 'instance of'],
  ['a instance of list<number>', 1, 'instance of'],
  ['a instance of context<x: number>', 1, 'instance of'],
  ['a instance of function<number> -> number', 1, 'instance of'],
  ['[1..3]', 1, '单独的区间'],
  [']1..3[', 1, '单独的区间'],
  ['> 3', 1, '单独的区间或比较'],
  ['some x in 1..3 satisfies x > 1', 6, '逐个数一个区间'],
  ['some x in [1..3] satisfies x > 1', 11, '单独的区间'],
  ['2 ** 3', 1, '乘方'],
  ['abs(n: 1)', 5, '按名称给参数'],
  ['? > 1', 1, '问号占位'],
  ['1e5', 1, '科学记数法'],
  ['1 < x < 3', 1, '连着比较'],
  ['x in [1..3] and true', 1, '请给 in 这一段加括号'],
  ['x in not(1)', 6, '在 in 后面用 not'],
  ['@"10:00:00"', 1, '这个日期、时间或时长'],
  ['@"2026-01-01T10:00:00Z"', 1, '这个日期、时间或时长'],
  ['f(1)', 1, '没有名为“f”的函数，常用的有 sum（合计）、count（个数）'],
  ['f(x)(y)', 1, '没有名为'],
  ['a.b(1)', 1, '没有名为“a.b”的函数'],
  ['date(2026, 1)', 1, '1 或 3 个参数'],
  ['true and not b', 10, '中间有空格'],
  ['{"a b": 1}', 2, '中间有空格'],
  ['a && b', 3, '看不懂'],
  ['a ? b : c', 3, '看不懂'],
  ["a = 'b'", 5, '看不懂'],
  ['if a then b', 12, '“末尾”附近看不懂'],
  ['1 +', 4, '“末尾”附近看不懂'],
  ['a.b.constructor', 5, '不能使用名称'],
  ['a == b', 4, '单独的区间或比较'],
  ['0x10', 2, '看不懂'],
];

test('子集之外的每种写法都在编译时按名称拒绝，带代码、位置和中文说明', () => {
  for (const [source, place, words] of refused) {
    const result = compileExpression(source);
    assert.ok(!result.ok, `${source} 可以编译`);
    const { code, data } = result.rejection;
    assert.match(code, /^expression\.[a-z-]+$/);
    assert.equal(data?.position, place - 1, source);
    assert.notEqual(data?.construct, '', source);
    const sentence = expressionProblem(result.rejection);
    assert.ok(sentence.startsWith(`第 ${place} 个字起：`) && sentence.includes(words), `${source}: ${sentence}`);
  }
});

/** What of the grammar is spoken, and what only stands inside something that is refused or understood as a whole. */
const spoken = `Expression ParenthesizedExpression NumericLiteral StringLiteral BooleanLiteral null VariableName Identifier
  PathExpression PathName List Context ContextEntry Key Name QuantifiedExpression some every satisfies InExpressions Conjunction and
  Disjunction or Comparison CompareOp between in PositiveUnaryTest PositiveUnaryTests ArithmeticExpression ArithOp IfExpression if then
  else FunctionInvocation PositionalParameters DateTimeLiteral AtLiteral DateTimeConstructor SpecialFunctionName not LineComment
  BlockComment date time duration years months days . .. ( ) [ ] { }`;
const inside = `for return IterationContext instance of Type QualifiedName BacktickIdentifier SpecialType ListType ContextType
  context ContextEntryTypes ContextEntryType FunctionType function ArgumentTypes ArgumentType NamedParameter ParameterName
  FormalParameters FormalParameter external FunctionBody < > list Expressions UnaryTests`;

test('语法里的每一种结构要么能用，要么有拒绝的名称', () => {
  const known = new Set([...`${spoken} ${inside}`.split(/\s+/), ...Object.keys(refusedConstructs)]);
  const names = parser.nodeSet.types.map(({ name }) => name).filter((name) => name !== '' && name !== '⚠');

  assert.deepEqual(
    names.filter((name) => !known.has(name)),
    [],
  );
});

/** The built-in functions of DMN 1.5, chapter 10.3.4. */
const standard = [
  ...[
    'date',
    'date and time',
    'time',
    'number',
    'string',
    'duration',
    'years and months duration',
    'range',
    'not',
    'is',
  ],
  ...[
    'substring',
    'string length',
    'upper case',
    'lower case',
    'substring before',
    'substring after',
    'replace',
    'contains',
  ],
  ...[
    'starts with',
    'ends with',
    'matches',
    'split',
    'string join',
    'list contains',
    'list replace',
    'count',
    'min',
    'max',
    'sum',
  ],
  ...[
    'mean',
    'all',
    'any',
    'sublist',
    'append',
    'concatenate',
    'insert before',
    'remove',
    'reverse',
    'index of',
    'union',
  ],
  ...[
    'distinct values',
    'flatten',
    'product',
    'median',
    'stddev',
    'mode',
    'decimal',
    'floor',
    'ceiling',
    'abs',
    'modulo',
    'sqrt',
  ],
  ...[
    'round up',
    'round down',
    'round half up',
    'round half down',
    'log',
    'exp',
    'odd',
    'even',
    'before',
    'after',
    'meets',
  ],
  ...[
    'met by',
    'overlaps',
    'overlaps before',
    'overlaps after',
    'finishes',
    'finished by',
    'includes',
    'during',
    'starts',
  ],
  ...['started by', 'coincides', 'day of year', 'day of week', 'month of year', 'week of year', 'sort', 'get value'],
  ...['get entries', 'context', 'context put', 'context merge', 'now', 'today'],
];

test('标准里的每个函数要么能用，要么按名称拒绝并说出用什么代替', () => {
  for (const name of standard) {
    const result = compileExpression(`1 + ${name}()`);
    if ((functionNames as readonly string[]).includes(name)) continue;
    assert.ok(!result.ok, name);
    assert.equal(result.rejection.code, 'expression.refused-function', name);
    assert.equal(result.rejection.data?.position, 4, name);
    assert.match(expressionProblem(result.rejection), /可以|只做|必须|不/);
  }
  for (const name of Object.keys(refusedFunctions))
    assert.ok(!(functionNames as readonly string[]).includes(name), name);
});
