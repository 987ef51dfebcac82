import assert from 'node:assert/strict';
import test from 'node:test';
import { compareRandom } from './compare.ts';

test('五万个随机的表达式和 feelin 的差别都有说得出的原因', () => {
  const { compared } = compareRandom(50_000, 50_000);

  assert.ok(compared > 48_000, `${compared}`);
});
