import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arranged, type SecretarysOrder } from './arranged.ts';
import { inOrder } from './queue.ts';

const row = (id: string, urgency?: string) => ({
  matterId: id,
  taskId: `task ${id}`,
  arrivedAt: '2026-11-24T02:00:00Z',
  ...(urgency ? { urgency } : {}),
});
const order = (over: Partial<SecretarysOrder> = {}): SecretarysOrder => ({
  who: '林涛',
  at: '2026-11-24T00:40:00Z' as SecretarysOrder['at'],
  followed: true,
  today: ['task 丙', 'task 甲'],
  later: ['task 乙'],
  ...over,
});
const rows = [row('甲', 'VERY_URGENT'), row('乙', 'VERY_URGENT'), row('丙'), row('丁'), row('戊', 'URGENT')];
const ids = (found: readonly { readonly matterId: string }[]) => found.map(({ matterId }) => matterId).join('');

test('按秘书排的：今日呈批在前，没排的居中按通常次序，缓呈在后', () => {
  assert.equal(ids(inOrder(arranged(rows, order()), [])), '丙甲戊丁乙');
});

test('秘书没排到的特急件站在最前', () => {
  assert.equal(ids(inOrder(arranged([...rows, row('己', 'VERY_URGENT')], order()), [])), '己丙甲戊丁乙');
});

test('领导改按通常次序时，排的次序不起作用；稍后再批的总在最后', () => {
  assert.equal(ids(inOrder(arranged(rows, order({ followed: false })), [])), '甲乙戊丙丁');
  assert.equal(ids(inOrder(arranged(rows, order()), ['丙'])), '甲戊丁乙丙');
});
