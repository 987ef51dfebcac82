import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayAfter, lastDay, spanWords } from './days.ts';

test('people read and choose the last day, the record keeps the first day without', () => {
  assert.equal(spanWords({ from: '2024-01-01', to: '2026-03-01' }), '2024-01-01 至 2026-02-28');
  assert.equal(spanWords({ from: '2025-03-01' }), '2025-03-01 起');
  assert.equal(lastDay(dayAfter('2024-02-29')), '2024-02-29');
});

test('an assignment that was called off before its first day says so', () => {
  assert.equal(spanWords({ from: '2026-12-01', to: '2026-12-01' }), '原定 2026-12-01 起，没有开始');
});
