import assert from 'node:assert/strict';
import test from 'node:test';
import type { CalendarDate } from '@gov/base';
import {
  compileExpression,
  dateValue,
  evaluate,
  expressionProblem,
  formatValue,
  numberValue,
  type Value,
} from './index.ts';

const facts = {
  today: '2026-11-24' as CalendarDate, // reason: literal of the right form
  values: {
    请假天数: numberValue('3.5'),
    开始日期: dateValue('2026-01-31'),
    明细: [
      { entries: { 名称: '住宿', 金额: numberValue('300.50') } },
      { entries: { 名称: '交通', 金额: numberValue('99.50') } },
    ],
    缺项: [{ entries: { 金额: null } }, { entries: { 金额: numberValue(1) } }],
  } satisfies Record<string, Value>,
};

function value(source: string): Value {
  const compiled = compileExpression(source);
  assert.ok(compiled.ok, `${source}: ${compiled.ok ? '' : JSON.stringify(compiled.rejection)}`);
  return evaluate(compiled.value, facts);
}
const words = (source: string): string => formatValue(value(source));

test('上下文：名称和值，后面的看得见前面的，取不到就是未知', () => {
  assert.equal(words('{单价: 3, 数量: 4, 合计: 单价 * 数量}.合计'), '12');
  assert.equal(value('{a: 1}.b'), null);
  assert.equal(value('{a: 1, b: 2} = {b: 2, a: 1}'), true);
  assert.equal(value('{a: 1} = {a: 1, b: 2}'), false);
  assert.equal(words('sum(明细.金额)'), '400');
});

test('有一个、每一个：有未知而又没有别的能决定时就是未知', () => {
  assert.equal(value('some 行 in 明细 satisfies 行.金额 > 300'), true);
  assert.equal(value('every 行 in 明细 satisfies 行.金额 > 300'), false);
  assert.equal(value('some x in [1, 2], y in [x, 3] satisfies x + y = 5'), true);
  assert.equal(value('some 行 in 缺项 satisfies 行.金额 > 0'), true);
  assert.equal(value('every 行 in 缺项 satisfies 行.金额 > 0'), null);
  assert.equal(value('every x in [] satisfies x > 1'), true);
  assert.equal(value('some x in 没有这一项 satisfies x > 1'), null);
});

test('里面起的名称盖住同名的事实，而且不算用到的事实', () => {
  const compiled = compileExpression('some 请假天数 in [9] satisfies 请假天数 = 9 and 开始日期 != null');

  assert.ok(compiled.ok);
  assert.deepEqual(compiled.value.variables, ['开始日期']);
  assert.equal(evaluate(compiled.value, facts), true);
});

test('日期、时间和时长', () => {
  assert.equal(words('开始日期 + duration("P1M")'), '2026年2月28日');
  assert.equal(words('@"2024-02-29" - @"P1Y"'), '2023年2月28日');
  assert.equal(words('开始日期 + @"P3D"'), '2026年2月3日');
  assert.equal(value('开始日期 + @"PT5H"'), null);
  assert.equal(words('year(开始日期) * 10000 + month(开始日期) * 100 + day(开始日期)'), '20260131');
  assert.equal(words('weekday(开始日期)'), '6');
  assert.equal(words('开始日期.weekday'), '6');
  assert.equal(words('date and time("2026-01-31T23:30:00") + @"PT45M"'), '2026年2月1日00时15分');
  assert.equal(value('date and time("2026-01-31T10:00:00") - @"2026-01-30T09:00" = @"P1DT1H"'), true);
  assert.equal(words('years and months duration(@"2024-03-15", @"2026-01-14")'), '1年9个月');
  assert.equal(words('@"P1DT2H" * 2'), '2天4小时');
  assert.equal(words('@"P14M".years'), '1');
  assert.equal(value('@"P1M" > @"P20D"'), null);
  assert.equal(value('date and time("2026-01-31T24:00:00")'), null);
});

test('文字函数按字计数，没有正则表达式', () => {
  assert.equal(words('substring("请假三天", 3)'), '三天');
  assert.equal(words('substring("请假三天", -2, 1)'), '三');
  assert.equal(words('upper case("ab") + lower case("CD")'), 'ABcd');
  assert.equal(words('replace("1.2.3", ".", "-")'), '1-2-3');
  assert.equal(words('split("甲;乙;丙", ";")'), '甲、乙、丙');
  assert.equal(words('string join(split("甲;乙", ";"), "和")'), '甲和乙');
  assert.equal(words('substring before("局办〔2026〕1号", "〔")'), '局办');
  assert.equal(words('substring after("局办〔2026〕1号", "〕")'), '1号');
});

test('数字函数', () => {
  assert.equal(words('round half up(2.5)'), '3');
  assert.equal(words('round half up(-2.345, 2)'), '-2.35');
  assert.equal(words('round half even(2.5)'), '2');
  assert.equal(words('round half even(-3.5, 0)'), '-4');
  assert.equal(words('round up(1.01)'), '2');
  assert.equal(words('round down(-1.99)'), '-1');
  assert.equal(words('modulo(-7, 3)'), '2');
  assert.equal(words('modulo(7.5, -2)'), '-0.5');
  assert.equal(words('modulo(1, 0)'), '');
  assert.equal(words('string(10 / 4)'), '2.5');
  assert.equal(words('string(2.50)'), '2.50');
});

test('列表函数', () => {
  assert.equal(value('all([true, null])'), null);
  assert.equal(value('any([true, null])'), true);
  assert.equal(words('append([1], 2, 3)'), '1、2、3');
  assert.equal(words('concatenate([1], [2, 3])'), '1、2、3');
  assert.equal(words('index of([1, 2, 1], 1)'), '1、3');
  assert.equal(words('distinct values([1, 1.0, 2, "a", "a"])'), '1、2、a');
});

test('不支持的写法按名称拒绝，并说出在第几个字', () => {
  const problem = (source: string): string => {
    const result = compileExpression(source);
    return result.ok ? '可以' : expressionProblem(result.rejection);
  };

  assert.equal(problem('请假天数 > 3'), '可以');
  assert.equal(problem('请假 天数 > 3'), '第 1 个字起：名称“请假 天数”中间有空格，请去掉；如果是文字，请加英文双引号');
  assert.match(problem('1 = 1 and 请假天数＞3'), /^第 11 个字起：名称“请假天数＞3”里有“＞”/);
  assert.match(problem('a + matches(b, "x")'), /^第 5 个字起：不能使用函数“matches”：不支持正则表达式/);
  assert.match(problem('now()'), /没有时钟/);
  assert.match(problem('明细[1]'), /^第 1 个字起：不能使用方括号筛选或取第几项这种写法：“明细\[1\]”/);
  assert.match(problem('for x in 明细 return x'), /for … return/);
  assert.match(problem('function(x) x'), /自定义函数/);
  assert.match(problem('a instance of number'), /instance of/);
  assert.match(problem('2 ** 3'), /乘方/);
  assert.match(problem('1 < x < 3'), /连着比较/);
  assert.match(problem('some x in 1..3 satisfies x > 1'), /第 6 个字起/);
  assert.match(problem('abs(n: 1)'), /按名称给参数/);
  assert.match(problem('@"2026-02-30"'), /这个日期/);
  assert.match(problem('@"2026-01-01T10:00:00+08:00"'), /这个日期、时间/);
  assert.match(problem('{a: 1, a: 2}'), /用了两次/);
  assert.match(problem('{"__proto__": 1}'), /不能使用名称/);
  assert.match(problem('some constructor in [1] satisfies true'), /不能使用名称/);
  assert.match(problem('modulo(1)'), /函数“modulo”要有 2 个参数/);
  assert.match(problem('1 + 2 +'), /看不懂/);
  for (const swallowed of [
    'in [1..3] and 1 = 1',
    'in ("a") or 1 = 1',
    'in > 3 and 1 = 1',
    'in (< 1 or true)',
    'in [1..3] = true',
  ])
    assert.match(problem(`2 = 2 and 请假天数 ${swallowed}`), /请给 in 这一段加括号/, swallowed);
  for (const fine of ['(请假天数 in [1..3]) and 1 = 1', '请假天数 in (1, 2) and 1 = 1', '1 = 1 and 请假天数 in > 3'])
    assert.equal(problem(fine), '可以');
});
