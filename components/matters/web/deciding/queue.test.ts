import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  beginning,
  choose,
  decided,
  formerOf,
  inOrder,
  lookBack,
  passedOn,
  putOff,
  type Queued,
  settled,
  takenBack,
} from './queue.ts';

const row = (matterId: string, more: Partial<Queued> = {}): Queued => ({
  matterId,
  arrivedAt: '2026-11-20T01:00:00Z',
  ...more,
});
const names = (rows: readonly Queued[]) => rows.map(({ matterId }) => matterId);
const plain = [row('a'), row('b'), row('c')];

test('急件在前，再按期限，再按到达先后；没有期限的在后', () => {
  const rows = [
    row('new', { arrivedAt: '2026-11-24T01:00:00Z' }),
    row('old'),
    row('due later', { dueAt: '2026-12-01T09:00:00Z' }),
    row('due soon', { dueAt: '2026-11-25T09:00:00Z' }),
    row('routine', { urgency: 'ROUTINE_URGENT' }),
    row('urgent, late', { urgency: 'URGENT', dueAt: '2026-11-30T09:00:00Z' }),
    row('urgent, soon', { urgency: 'URGENT', dueAt: '2026-11-25T09:00:00Z' }),
    row('immediate', { urgency: 'IMMEDIATE' }),
    row('very urgent', { urgency: 'VERY_URGENT' }),
    row('not urgent', { urgency: 'NORMAL', arrivedAt: '2026-11-19T01:00:00Z' }),
  ];

  assert.deepEqual(names(inOrder(rows, [])), [
    'immediate',
    'very urgent',
    'urgent, soon',
    'urgent, late',
    'routine',
    'due soon',
    'due later',
    'not urgent',
    'old',
    'new',
  ]);
});

test('已暂停的不在其中；同一件有两步等着也只占一处', () => {
  const rows = [row('a'), row('stands still', { halted: 'suspended' }), row('a'), row('b')];

  assert.deepEqual(names(inOrder(rows, [])), ['a', 'b']);
});

test('眼前这一件不会被新到的急件换走；办完后急件先来', () => {
  const reading = settled(beginning, plain);
  const arrived = [...plain, row('urgent', { urgency: 'IMMEDIATE' })];

  assert.equal(settled(reading, arrived).current, 'a');
  assert.equal(decided(reading, arrived, 'a').current, 'urgent');
});

test('稍后再批排到最后，放过的按先后再来；上一件回到刚放过的', () => {
  const first = settled(beginning, plain);
  const second = putOff(first, plain);
  const third = putOff(second, plain);
  const again = putOff(third, plain);

  assert.deepEqual([second.current, third.current, again.current], ['b', 'c', 'a']);
  assert.deepEqual(names(inOrder(plain, third.later)), ['c', 'a', 'b']);
  assert.equal(formerOf(first, plain), undefined);
  assert.equal(lookBack(third, plain).current, 'b');
  assert.deepEqual(lookBack(lookBack(third, plain), plain), { current: 'a', later: [], done: 0 });
});

test('只剩一件时稍后再批仍是它；放过的被别人办了就不再回去', () => {
  assert.equal(putOff(settled(beginning, [row('a')]), [row('a')]).current, 'a');

  const second = putOff(settled(beginning, plain), plain);
  const gone = [row('b'), row('c')];
  assert.equal(formerOf(second, gone), undefined);
  assert.equal(lookBack(second, gone).current, 'b');
});

test('办完一件，下一件自己来，数字跟着变；办完了就没有下一件', () => {
  const first = settled(beginning, plain);
  const second = decided(first, [row('b'), row('c')], 'a');

  assert.deepEqual(second, { current: 'b', later: [], done: 1 });
  assert.deepEqual(decided(second, [], 'b'), { later: [], done: 2 });
});

test('名单还没来得及更新，办完的也不会又摆在眼前；同一件的另一步留到最后', () => {
  const first = settled(beginning, plain);

  assert.equal(decided(first, plain, 'a').current, 'b');
  assert.equal(decided(first, [row('a')], 'a').current, 'a');
});

test('别人先办了的，看下一件时不算自己已办', () => {
  assert.deepEqual(passedOn(settled(beginning, plain), [row('b')], 'a'), { current: 'b', later: [], done: 0 });
});

test('取回以后它又在眼前，已办少一件，原来那件接着来', () => {
  const first = settled(beginning, plain);
  const rest = [row('b'), row('c')];
  const back = takenBack(decided(first, rest, 'a'), 'a');

  assert.deepEqual(back, { current: 'a', later: [], done: 0 });
  assert.equal(decided(back, rest, 'a').current, 'b');
});

test('从一览里挑的就是下一件，放过的挑回来就不再算放过', () => {
  const second = putOff(settled(beginning, plain), plain);

  assert.deepEqual(choose(second, 'a'), { current: 'a', later: [], done: 0 });
});
