import assert from 'node:assert/strict';
import test from 'node:test';
import type { CalendarDate } from '@gov/base';
import fc from 'fast-check';
import {
  compileExpression,
  dateValue,
  decideCondition,
  describe,
  type Expression,
  evaluate,
  evaluateWithTrace,
  expressionProblem,
  type Facts,
  formatValue,
  numberValue,
  type Value,
} from './index.ts';

const today = '2026-11-24' as CalendarDate; // reason: literal of the right form
const facts: Facts = {
  today,
  values: {
    days: numberValue('3.5'),
    kind: 'SICK',
    reason: '回家探亲',
    from: dateValue('2026-11-25'),
    to: dateValue('2026-11-27'),
    tags: ['A', 'B'],
    starter: { entries: { section: '办公室', id: '1' } },
  },
};

function compiled(source: string): Expression {
  const result = compileExpression(source);
  assert.ok(result.ok, `${source}: ${result.ok ? '' : JSON.stringify(result.rejection)}`);
  return result.value;
}

const value = (source: string, over: Facts = facts): Value => evaluate(compiled(source), over);
const words = (source: string): string => formatValue(value(source));

test('数字按十进制计算，0.1 加 0.2 就是 0.3', () => {
  assert.equal(value('0.1 + 0.2 = 0.3'), true);
  assert.equal(words('1 + 2 * 3 - 4 / 8'), '6.5');
  assert.equal(words('decimal(10 / 3, 2)'), '3.33');
  assert.equal(words('decimal(-2.345, 2)'), '-2.35');
  assert.equal(words('floor(-1.2)'), '-2');
  assert.equal(words('ceiling(1.2)'), '2');
  assert.equal(value('1 / 0'), null);
});

test('比较、区间、列表', () => {
  assert.equal(value('days > 3 and kind = "SICK"'), true);
  assert.equal(value('days between 1 and 3'), false);
  assert.equal(value('days in [1..3.5)'), false);
  assert.equal(value('days in (> 3)'), true);
  assert.equal(value('kind in ("ANNUAL", "SICK")'), true);
  assert.equal(value('kind in ["ANNUAL"]'), false);
  assert.equal(value('list contains(tags, "B")'), true);
  assert.equal(value('contains(tags, "C")'), false);
  assert.equal(value('starter.section = "办公室"'), true);
  assert.equal(words('if days > 3 then "局长" else "科长"'), '局长');
});

test('日期：今天来自事实，天数按日历算', () => {
  assert.equal(words('days between(from, to) + 1'), '3');
  assert.equal(words('to - from'), '2');
  assert.equal(words('today() + 10'), '2026年12月4日');
  assert.equal(value('from > today()'), true);
  assert.equal(value('from = @"2026-11-25"'), true);
  assert.equal(value('from = date(2026, 11, 25)'), true);
  assert.equal(value('date("2026-02-30")'), null);
  assert.equal(value('today()', { values: {} }), null);
});

test('缺少的事实是未知，不会悄悄当作“否”', () => {
  assert.equal(value('missing > 3'), null);
  assert.equal(value('not(missing = 1)'), null);
  assert.equal(value('missing = 1 or days > 3'), true);
  assert.equal(value('missing = 1 and days > 9'), false);
  assert.equal(value('days = "3.5"'), null);
  assert.equal(value('if missing = 1 then 1 else 2'), null);
  assert.equal(value('missing = null'), true);
  assert.equal(value('days != null'), true);
  assert.equal(decideCondition(compiled('missing = 1'), facts), 'unknown');
  assert.deepEqual(evaluateWithTrace(compiled('missing = 1'), facts).missing, ['missing']);
});

test('看不懂的写法在编译时被拒绝，并说出哪里', () => {
  const code = (source: string): string => {
    const result = compileExpression(source);
    return result.ok ? 'ok' : result.rejection.code;
  };

  assert.equal(code(''), 'expression.empty');
  assert.equal(code('1 +'), 'expression.syntax');
  assert.equal(code('a < b < c'), 'expression.unsupported');
  assert.equal(code('function(x) x'), 'expression.unsupported');
  assert.equal(code('for x in y return x'), 'expression.unsupported');
  assert.equal(code('eval("1")'), 'expression.unknown-function');
  assert.equal(code('toString()'), 'expression.unknown-function');
  assert.equal(code('floor()'), 'expression.argument-count');
  assert.equal(code('a.__proto__'), 'expression.forbidden-name');
  assert.equal(code('constructor'), 'expression.forbidden-name');
  assert.equal(code(`${'('.repeat(200)}1${')'.repeat(200)}`), 'expression.too-deep');
  const result = compileExpression('days > ');
  assert.ok(!result.ok);
  assert.match(expressionProblem(result.rejection), /看不懂/);
});

test('继承来的属性读不到', () => {
  assert.equal(value('starter.toString'), null);
  assert.equal(value('hasOwnProperty'), null);
  // a list has a JavaScript part `entries`, but is no context
  assert.deepEqual(value('[[1]].name'), [null]);
  assert.equal(value('starter = tags'), null);
});

test('步数有上限，超出就是未知', () => {
  const long: Value[] = Array.from({ length: 20_000 }, () => 'x');
  const over: Facts = { values: { long } };
  const trace = evaluateWithTrace(compiled('count(long) > 0'), over);
  assert.equal(trace.value, null);
  assert.equal(trace.exhausted, true);
});

test('任何一段文字都不会让编译或计算抛出异常', () => {
  const piece = fc.constantFrom(
    'days',
    'kind',
    '"x"',
    '1',
    '+',
    '-',
    '*',
    '(',
    ')',
    ' and ',
    ' or ',
    '=',
    ',',
    '[',
    ']',
    ' in ',
    'not(',
    '..',
    '__proto__',
    '.',
    '@"2026-01-01"',
    'if ',
    ' then ',
    ' else ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 14 }).map((all) => all.join('')),
      ),
      (source) => {
        const result = compileExpression(source);
        if (result.ok) {
          evaluate(result.value, facts);
          describe(result.value, []);
        }
      },
    ),
    { numRuns: 1500 },
  );
});
