import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allOrNone, nothingPicked, toggled } from './picking.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const press = (...presses: readonly (string | readonly [key: string])[]) =>
  presses.reduce(
    (picked, one) => (typeof one === 'string' ? toggled(picked, one, order) : toggled(picked, one[0], order, true)),
    nothingPicked,
  );
const keys = (...presses: Parameters<typeof press>) => [...press(...presses).keys].sort().join('');

test('选一件，再按一次不选；按住 ⇧ 选上一次按的到这一件', () => {
  assert.equal(keys('b'), 'b');
  assert.equal(keys('b', 'b'), '');
  assert.equal(keys('b', ['d']), 'bcd');
  assert.equal(keys('d', ['b']), 'bcd', '从下往上也一样');
  assert.equal(keys('b', ['d'], ['c']), 'b', '已选的一段一起去掉');
  assert.equal(keys(['c']), 'c', '之前没按过，就是这一件');
});

test('全选本页；都选上了再按就都不选', () => {
  const all = allOrNone(press('b'), order);
  assert.deepEqual([...all.keys], order);
  assert.deepEqual([...allOrNone(all, order).keys], []);
});
