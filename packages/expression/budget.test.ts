import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { compileExpression, evaluateWithTrace, type Facts, maximumSteps, numberValue, type Value } from './index.ts';
import { counted, type Looks } from './testing/counted.ts';
import { expressions } from './testing/expressions.ts';

const many = (length: number): readonly Value[] => Array.from({ length }, (_, i) => numberValue(i));
const values: Facts['values'] = {
  n: numberValue(7),
  m: numberValue('2.5'),
  c: { entries: { n: numberValue(3), t: '甲' } },
  t: 'ab'.repeat(3000),
  s: '甲',
  yes: true,
  no: false,
  xs: many(300),
  ys: many(1200),
  ts: Array.from({ length: 500 }, (_, i) => `${i}`),
  huge: many(30_000),
};

/** Looks at nodes and facts for each step paid; the size of the source pays for unwinding once the budget is used up. */
const looksPerStep = 40;

/** Ends, and has not worked more than it has paid for. No clock is asked, so that a slow machine changes nothing. */
function assertPaid(source: string): ReturnType<typeof evaluateWithTrace> | undefined {
  const compiled = compileExpression(source);
  if (!compiled.ok) return undefined;
  const looks: Looks = { count: 0 };
  const node = counted(compiled.value.node, looks);
  const done = evaluateWithTrace({ ...compiled.value, node }, { values: counted(values, looks) });
  assert.ok(done.steps <= maximumSteps + 1);
  assert.equal(done.exhausted, done.steps > maximumSteps);
  if (done.exhausted) assert.equal(done.value, null);
  const paid = done.steps + source.length;
  assert.ok(looks.count <= looksPerStep * paid, `${looks.count} looks for ${paid}: ${source.slice(0, 200)}`);
  return done;
}

const doubling = (first: string, next: (name: string) => string): string =>
  `{v0: ${first}, ${Array.from({ length: 60 }, (_, i) => `v${i + 1}: ${next(`v${i}`)}`).join(', ')}}.v60`;

test('多做的事都要付步数：步数用完就停，结果是未知', () => {
  const hostile: Readonly<Record<string, string>> = {
    嵌套列表: doubling('[1]', (v) => `[${v}, ${v}]`),
    接列表: doubling('[1]', (v) => `concatenate(${v}, ${v})`),
    文字: doubling('"x"', (v) => `${v} + ${v}`),
    替换: doubling('"xx"', (v) => `replace(${v}, "x", ${v})`),
    上下文: doubling('1', (v) => `{l: ${v}, r: ${v}}`),
    循环: 'some a in xs, b in xs, c in xs satisfies a + b + c < 0',
    比较: 'every a in xs, b in xs satisfies xs = xs',
    查找: 'some a in ts satisfies contains(t, t + "c")',
    去重: 'count(distinct values(concatenate(xs, xs))) > 0',
    位置: 'some a in xs satisfies count(index of(xs, a)) > 1',
    范围: 'every a in xs satisfies a in (xs, xs, xs)',
    取一列: 'every a in xs satisfies count([c, c, c].n) != count(xs)',
    超长事实: 'sum(huge) > 0',
    拆开: 'every a in xs satisfies count(split(t, "a")) > 1',
  };

  for (const [name, source] of Object.entries(hostile)) {
    const done = assertPaid(source);
    assert.ok(done?.exhausted, name);
  }
});

test('文字和列表长到头，也当作预算用完', () => {
  const exhausted = (source: string): boolean | undefined => assertPaid(source)?.exhausted;

  assert.equal(exhausted('string length(t + t + t) > 1'), false);
  assert.equal(exhausted('string length(t + t + t + t) > 1'), true);
  assert.equal(exhausted('upper case(replace(t, "a", "abcdefgh")) = "x"'), true);
  assert.equal(exhausted('count(concatenate(ys, ys)) = 2400'), false);
  assert.equal(exhausted('count(concatenate(ys, ys, ys, ys, ys)) > 0'), true);
  assert.equal(exhausted('count(split(t, "a")) = 3001'), false);
  assert.equal(exhausted('count(split(replace(t, "a", "aa"), "a")) = 6001'), true);
});

test('随机的表达式不会做没有付步数的事', () => {
  fc.assert(
    fc.property(expressions, ({ source }) => {
      assertPaid(source);
    }),
    { numRuns: 1500 },
  );
});

test('几个式子合用的步数：用完以后一个也算不出，没用完的和单独算一样', () => {
  const compiled = compileExpression('n + m');
  assert.ok(compiled.ok);
  const alone = evaluateWithTrace(compiled.value, { values });
  const shared = { left: alone.steps * 2 };
  const take = () => evaluateWithTrace(compiled.value, { values }, shared);

  assert.deepEqual([take(), take()], [alone, alone]);
  assert.equal(shared.left, 0);
  assert.deepEqual([take().exhausted, take().value], [true, null]);
  assert.ok(shared.left < 0);
});
