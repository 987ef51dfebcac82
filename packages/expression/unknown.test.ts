import assert from 'node:assert/strict';
import test from 'node:test';
import type { CalendarDate } from '@gov/base';
import fc from 'fast-check';
import {
  compileExpression,
  dateValue,
  decideCondition,
  type Expression,
  evaluate,
  evaluateWithTrace,
  type Facts,
  formatValue,
  numberValue,
  unknownReason,
  type Value,
} from './index.ts';
import { fields } from './testing/conditions.ts';
import { conditions, expressions } from './testing/expressions.ts';

const today = '2026-11-24' as CalendarDate; // reason: literal of the right form
const whole: Record<string, Value> = {
  n: numberValue(7),
  m: numberValue('2.5'),
  c: { entries: { n: numberValue(3), t: '甲' } },
  t: 'ab',
  s: '甲乙丙',
  yes: true,
  no: false,
  d: dateValue('2026-01-31'),
  xs: [numberValue(1), numberValue(2), numberValue('0.5')],
  ys: [],
  ts: ['a', 'b'],
};

function compiled(source: string): Expression {
  const result = compileExpression(source);
  assert.ok(result.ok, `${source}: ${result.ok ? '' : JSON.stringify(result.rejection)}`);
  return result.value;
}
const value = (source: string, facts: Facts = { today, values: whole }): Value => evaluate(compiled(source), facts);

/** `u` is a fact that is not there; what the sources yield stands before them. */
const table: Readonly<Record<string, readonly string[]>> = {
  unknown: [
    ...['u', 'not(u)', '-u', 'u + 1', 'u - 1', '1 * u', '1 / u', '1 / 0', '"a" + u', 'd + u', 'u.part', 'c.gone'],
    ...['u = 1', 'u != 1', 'u < 1', '1 >= u', 'u = u', 'u != u', 'u = "a"', 'd = u', 'xs = u', 'c = u'],
    ...['5 = "5"', 'true = 1', 'd = "2026-01-31"', '"a" < "b"', '@"P1M" < @"P30D"', '[1] = 1'],
    ...['[u] = [1]', '{a: u} = {a: 1}', 'u in (1, 2)', '1 in (u, 2)', 'u in [1..2]', '1 in [u..2]', '2 in (1, > u)'],
    ...['u between 1 and 2', '1 between u and 2', 'u and true', 'true and u', 'u or false', 'false or u', 'u and u'],
    ...['1 and true', '"a" or false', 'not(1)', 'if u then 1 else 1', 'if 1 then 1 else 2', 'if u then true else true'],
    ...['some x in u satisfies true', 'every x in u satisfies true', 'some x in [1, u] satisfies x > 1'],
    ...[
      'every x in [1, u] satisfies x > 0',
      'some x in [1] satisfies u',
      'all([true, u])',
      'any([false, u])',
      'all([true, 1])',
    ],
    ...['list contains(xs, u)', 'list contains([1, u], 2)', 'index of([1, u], 1)', 'distinct values([1, u])'],
    ...[
      'sum([1, u])',
      'min([1, u])',
      'max([1, "a"])',
      'count(u)',
      'contains(u, "a")',
      'contains(t, u)',
      'contains(1, "a")',
    ],
    ...[
      'string join(["a", u])',
      'string(u)',
      'number("x")',
      'date("2026-02-30")',
      'days between(d, u)',
      'append(u, 1)',
    ],
  ],
  true: [
    ...[
      'true or u',
      'u or true',
      'not(false and u)',
      '1 in (u, 1)',
      '2 in (> u, > 1)',
      'xs != [1, u]',
      '{a: 2, b: u} != {a: 1, b: 1}',
    ],
    ...['some x in [u, 2] satisfies x = 2', 'any([u, true])', 'list contains([u, 2], 2)', '[1, u] != [2, 1]'],
    ...[
      'u = null',
      'null = u',
      'n != null',
      'c.gone = null',
      'u in (null)',
      'u in (1, null)',
      'every x in [] satisfies u',
    ],
  ],
  false: [
    ...[
      'false and u',
      'u and false',
      'not(true or u)',
      '3 in [u..2]',
      '0 in [1..u]',
      '3 between u and 2',
      '[1] = [1, u]',
    ],
    ...[
      'every x in [u, 2] satisfies x = 1',
      'all([u, false])',
      'u != null',
      'n = null',
      'n in (null)',
      'some x in [] satisfies u',
    ],
  ],
};

test('未知的规则表：每种运算遇到缺少的事实', () => {
  for (const [expected, sources] of Object.entries(table)) {
    for (const source of sources) {
      const got = value(source);
      assert.equal(got === null ? 'unknown' : String(got), expected, source);
    }
  }
});

const truth = ['true', 'false', 'u'] as const;
const kleene = {
  and: ['true false u', 'false false false', 'u false u'],
  or: ['true true true', 'true false u', 'true u u'],
} as const;

test('并且、或者的真值表', () => {
  for (const [operator, rows] of Object.entries(kleene)) {
    const expected = rows.map((row) => row.split(' ').map((word) => (word === 'u' ? null : word === 'true')));
    const got = truth.map((left) => truth.map((right) => value(`${left} ${operator} ${right}`)));
    assert.deepEqual(got, expected);
  }
});

test('结果说得出缺了哪些事实，问“有没有填”不算缺', () => {
  const missing = (source: string, values: Record<string, Value> = whole): readonly string[] =>
    evaluateWithTrace(compiled(source), { values }).missing;

  assert.deepEqual(missing('u > 1 and n > 1 and v = u'), ['u', 'v']);
  assert.deepEqual(missing('starter.section = "s1"'), ['starter.section']);
  assert.deepEqual(missing('starter.section = "s1"', { starter: { entries: { id: '1' } } }), ['starter.section']);
  assert.deepEqual(missing('sum(rows.cost) > 1', { rows: [{ entries: { cost: null } }] }), ['rows.cost']);
  assert.deepEqual(missing('d < today()'), ['today()']);
  assert.deepEqual(missing('u = null or v in (null)'), []);
  assert.deepEqual(missing('n = "7"'), []);
});

test('判断不了的原因是一句中文，可以记进办理过程', () => {
  const reason = (source: string): string =>
    unknownReason(evaluateWithTrace(compiled(source), { values: whole }), fields);

  assert.equal(
    reason('days > 3 and starter.section.id = "s1" and reviewer.id = {id: "p1", name: "王丽"}.id and signed < today()'),
    '没有填请假天数、申请人科室、审核人、签发日期、今天的日期',
  );
  assert.equal(reason('n = "7"'), '比较的两边不是同一种内容，或者算不出来');
  assert.equal(
    reason('some a in xs, b in xs, c in xs, e in xs, f in xs, g in xs, h in xs, i in xs, j in xs satisfies false'),
    '条件太复杂，没有算完',
  );
  assert.equal(decideCondition(compiled('days > 3'), { values: whole }), 'unknown');
});

/** The facts without some of them, in part also inside lists and contexts. */
const fewer = fc.record({
  gone: fc.subarray(Object.keys(whole), { maxLength: 3 }),
  holes: fc.boolean(),
  noToday: fc.boolean(),
});

test('判断出了是或否，补上缺的事实也不会变', () => {
  let decided = 0;
  fc.assert(
    fc.property(conditions, fewer, ({ source }, { gone, holes, noToday }) => {
      const result = compileExpression(source);
      if (!result.ok) return;
      const values: Record<string, Value> = { ...whole };
      if (holes)
        Object.assign(values, { c: { entries: { n: null, t: '甲' } }, xs: [numberValue(1), null, numberValue('0.5')] });
      for (const name of gone) delete values[name];
      const early = evaluate(result.value, noToday ? { values } : { today, values });
      if (typeof early !== 'boolean') return;
      decided += 1;
      assert.equal(evaluate(result.value, { today, values: whole }), early, source);
    }),
    { numRuns: 1500 },
  );
  assert.ok(decided > 250, `${decided}`);
});

test('同样的条件和事实，每次结果、步数、缺的事实都一样', () => {
  fc.assert(
    fc.property(expressions, ({ source }) => {
      const result = compileExpression(source);
      if (!result.ok) return;
      const again = compileExpression(source);
      assert.ok(again.ok);
      const once = evaluateWithTrace(result.value, { today, values: whole });
      assert.deepEqual(evaluateWithTrace(again.value, { today, values: structuredClone(whole) }), once);
      assert.ok(formatValue(once.value) !== undefined);
    }),
    { numRuns: 1000 },
  );
});
