import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Benchmark, measure, quantile } from './benchmark.ts';

test('subject and floor take turns, and the warm-up does not count', async () => {
  const turns: string[] = [];
  const side = (name: string, values: number[]) => ({
    name,
    measure: async () => {
      turns.push(name);
      return values.shift() ?? Number.NaN;
    },
  });
  const benchmark: Benchmark = {
    id: 'P0',
    title: '',
    unit: 'x',
    goal: { least: 1 },
    ratio: (subject, floor) => floor / subject,
    prepare: async () => assert.fail(),
  };

  const found = await measure(
    benchmark,
    { subject: side('A', [1000, 1, 2, 3]), floor: side('B', [1000, 10, 10, 60]) },
    3,
  );

  assert.equal(turns.join(''), 'ABABABAB');
  assert.deepEqual([found.subject, found.floor, found.ratio], [2, 10, 10]);
});

test('a quantile lies between its neighbours', () => {
  assert.equal(quantile([4, 1, 3, 2], 0.5), 2.5);
  assert.equal(quantile([5], 0.75), 5);
});
