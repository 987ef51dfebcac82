import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelOfWay } from './label-of-way.ts';

const way = (...places: readonly (readonly [number, number])[]) => places.map(([x, y]) => ({ x, y }));
const wordsOf = (points: ReturnType<typeof way>, label: string) =>
  labelOfWay({ points, label })?.lines.map(({ words }) => words);

test('words stand above the longest level piece of a way, not on its way up', () => {
  const label = labelOfWay({ points: way([100, 200], [100, 100], [180, 100]), label: '需要会签' });
  assert.deepEqual(label, { x: 140, y: 95, lines: [{ words: '需要会签', up: 0 }] });
});

test('between two near boxes words are broken, and what has no room ends in an ellipsis', () => {
  const near = way([100, 100], [148, 100]);
  assert.deepEqual(wordsOf(near, '送部门核稿'), ['送部门', '核稿']);
  assert.deepEqual(wordsOf(near, '金额大于五千元'), ['金额大', '于五…']);
  assert.equal(labelOfWay({ points: near, label: '送部门核稿' })?.lines[0]?.up, 15);
});

test('a way straight down has its words at its middle; without words there is nothing to place', () => {
  assert.deepEqual(labelOfWay({ points: way([10, 0], [10, 100]), label: '不同意' }), {
    ...{ x: 10, y: 45 },
    lines: [{ words: '不同意', up: 0 }],
  });
  assert.equal(labelOfWay({ points: way([0, 0], [10, 0]), label: '' }), undefined);
});
