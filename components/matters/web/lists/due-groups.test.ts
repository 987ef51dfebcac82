import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueGroups, groupWords } from './due-groups.ts';

const now = Date.parse('2026-11-24T02:00:00Z');
const row = (title: string, dueAt?: string) => ({ title, ...(dueAt ? { dueAt } : {}) });

test('what is late stands first, what has no limit last, and each group keeps the order in which they came', () => {
  const rows = [
    row('no limit'),
    row('next month', '2026-12-20T09:00:00Z'),
    row('today, second', '2026-11-24T09:30:00Z'),
    row('late', '2026-11-23T09:00:00Z'),
    row('today, third', '2026-11-24T09:00:00Z'),
    row('tomorrow', '2026-11-25T01:00:00Z'),
  ];

  const groups = dueGroups(rows, now);

  assert.deepEqual(
    groups.map((group) => [group.name, group.late, group.rows.map((one) => one.title)]),
    [
      ['已超时', true, ['late']],
      ['今天到期', false, ['today, second', 'today, third']],
      ['七天内到期', false, ['tomorrow']],
      ['以后到期', false, ['next month']],
      ['没有期限', false, ['no limit']],
    ],
  );
});

test('rows without any limit stand in one list without a heading', () => {
  assert.deepEqual(
    dueGroups([row('a'), row('b')], now).map((group) => [group.name, group.rows.length]),
    [['', 2]],
  );
  assert.deepEqual(dueGroups([], now), []);
});

test('a group that may go on upon the next page does not pretend to be counted', () => {
  const rows = [row('late', '2026-11-23T09:00:00Z'), row('no limit'), row('neither')];
  const heads = (following: 'nothing' | 'later' | 'anything') => dueGroups(rows, now, following).map(groupWords);

  assert.deepEqual(heads('nothing'), ['已超时 1', '没有期限 2']);
  assert.deepEqual(heads('later'), ['已超时 1', '没有期限 已列出 2']);
  assert.deepEqual(heads('anything'), ['已超时 已列出 1', '没有期限 已列出 2']);
});
