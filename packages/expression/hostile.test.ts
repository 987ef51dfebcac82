import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  compileExpression,
  describe,
  evaluateWithTrace,
  type Facts,
  formatValue,
  functionNames,
  maximumSourceLength,
  numberValue,
  type Value,
} from './index.ts';

const facts: Facts = {
  values: {
    a: numberValue('3.5'),
    t: 'ab'.repeat(4000),
    xs: Array.from({ length: 300 }, (_, i) => numberValue(i)),
    c: { entries: { a: numberValue(1), t: '甲' } },
  },
};

/** Slower than this is a way to stop the server, even on a busy machine. */
const longestMilliseconds = 1500;

function run(source: string): ReturnType<typeof evaluateWithTrace> | undefined {
  const start = performance.now();
  const compiled = compileExpression(source);
  const done = compiled.ok ? evaluateWithTrace(compiled.value, facts) : undefined;
  if (compiled.ok) describe(compiled.value, []);
  if (done) formatValue(done.value);
  const took = performance.now() - start;
  assert.ok(took < longestMilliseconds, `${took} ms: ${source.slice(0, 200)}`);
  return done;
}

const doubling = (first: string, next: (name: string) => string): string => {
  const entries = Array.from({ length: 60 }, (_, i) => `v${i + 1}: ${next(`v${i}`)}`);
  return `{v0: ${first}, ${entries.join(', ')}}.v60`;
};

test('每一步都翻倍的表达式在预算内结束，结果是未知', () => {
  const hostile = {
    嵌套列表: doubling('[1]', (v) => `[${v}, ${v}]`),
    接列表: doubling('[1]', (v) => `concatenate(${v}, ${v})`),
    文字: doubling('"x"', (v) => `${v} + ${v}`),
    替换: doubling('"xx"', (v) => `replace(${v}, "x", ${v})`),
    大数: doubling('99', (v) => `${v} * ${v}`),
    小数: doubling('0.1', (v) => `${v} * ${v}`),
    上下文: doubling('1', (v) => `{l: ${v}, r: ${v}}`),
    循环: 'some a in xs, b in xs, c in xs satisfies a + b + c < 0',
    查找: 'some a in xs, b in xs satisfies contains(t, t + "c")',
    去重: 'count(distinct values(concatenate(xs, xs, xs, xs))) > 0',
  };

  for (const [name, source] of Object.entries(hostile)) {
    const done = run(source);
    assert.ok(done, `${name} 编译不了`);
    assert.equal(done.value, null, name);
  }
  assert.equal(run('some a in xs, b in [1, 2] satisfies a + b = 300')?.value, true);
  assert.equal(formatValue(run(doubling('1', (v) => `${v} + 1`))?.value ?? null), '61');
});

test('又深又长的写法被拒绝，边上的还可以', () => {
  const code = (source: string): string => {
    const result = compileExpression(source);
    return result.ok ? 'ok' : result.rejection.code;
  };

  assert.equal(code(`${'('.repeat(25)}1${')'.repeat(25)}`), 'ok');
  assert.equal(code(`${'('.repeat(900)}1${')'.repeat(900)}`), 'expression.too-deep');
  assert.equal(code(`${'['.repeat(900)}1${']'.repeat(900)}`), 'expression.too-deep');
  assert.equal(code(`${'{a: '.repeat(300)}1${'}'.repeat(300)}`), 'expression.too-deep');
  assert.equal(code(Array.from({ length: 900 }, () => '1').join('+')), 'expression.too-deep');
  assert.equal(code(`${'-'.repeat(900)}1`), 'expression.too-deep');
  assert.equal(code(' '.repeat(maximumSourceLength - 1).concat('1')), 'ok');
  assert.equal(code(' '.repeat(maximumSourceLength).concat('1')), 'expression.too-long');
});

test('嵌套很深的事实不会撑破栈', () => {
  let deep: Value = [];
  for (let i = 0; i < 100_000; i += 1) deep = [deep];
  const compiled = compileExpression('deep = deep');
  assert.ok(compiled.ok);

  const done = evaluateWithTrace(compiled.value, { values: { deep } });

  assert.deepEqual([done.value, done.exhausted], [null, true]);
});

const leaf = fc.constantFrom(
  'a',
  't',
  'xs',
  'c',
  'x',
  '1',
  '0.1',
  '"甲"',
  'null',
  'true',
  '@"2026-01-31"',
  '@"P1M"',
  '[]',
);
const { source: generated } = fc.letrec<{ source: string }>((tie) => {
  const inner = tie('source');
  return {
    source: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc
        .tuple(inner, fc.constantFrom('+', '-', '*', '/', '=', '!=', '<', '>=', 'and', 'or'), inner)
        .map((p) => `(${p.join(' ')})`),
      fc
        .tuple(fc.constantFrom(...functionNames), fc.array(inner, { maxLength: 3 }))
        .map(([f, args]) => `${f}(${args})`),
      fc.tuple(fc.constantFrom('some', 'every'), inner, inner).map(([q, l, s]) => `(${q} x in ${l} satisfies ${s})`),
      fc.tuple(inner, inner, inner).map(([i, t, e]) => `(if ${i} then ${t} else ${e})`),
      fc.array(inner, { maxLength: 4 }).map((items) => `[${items}]`),
      fc.tuple(inner, inner).map(([p, q]) => `{p: ${p}, q: ${q}}.q`),
      fc.tuple(inner, inner, inner).map((p) => `(${p[0]} in [${p[1]}..${p[2]}])`),
    ),
  };
});

test('随机的表达式都在预算和时间内结束', () => {
  let evaluated = 0;

  fc.assert(
    fc.property(generated, (source) => {
      if (run(source)) evaluated += 1;
    }),
    { numRuns: 1500 },
  );

  assert.ok(evaluated > 400, `只有 ${evaluated} 个能编译`);
});

test('任何一段文字都不会抛出异常', () => {
  const piece = fc.constantFrom(
    ...[
      '请假天数',
      '"x',
      '"',
      '1',
      '..',
      '.',
      '+',
      '**',
      '(',
      ')',
      ' and ',
      '=',
      ',',
      '[',
      ']',
      '{',
      '}',
      ':',
      ' in ',
      '\\',
    ],
    ...[
      'some x in ',
      ' satisfies ',
      'for ',
      ' return ',
      'function(',
      '?',
      '-',
      '@"',
      'P1M',
      '/*',
      '//',
      '\n',
      '〔',
      '，',
      '😀',
      'days between(',
    ],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
  );

  fc.assert(
    fc.property(text, (source) => {
      run(source);
    }),
    { numRuns: 3000 },
  );
});
