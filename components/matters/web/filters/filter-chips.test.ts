import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chipsOf, kindOptions } from './filter-chips.ts';

const names = { kinds: [{ code: 'leave', name: '请假申请' }], starter: '刘思远', date: '到我这里' };

test('every condition is said in words and can be taken out alone', () => {
  const starter = '0199aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa';
  const filter = { words: '冬季', kind: 'leave', urgency: 'VERY_URGENT', starter, due: 'overdue' } as const;
  const chips = chipsOf({ ...filter, from: '2026-11-24', to: '2026-11-30' }, names);

  assert.deepEqual(
    chips.map(({ words }) => words),
    ['“冬季”', '请假申请', '特急', '刘思远发起', '逾期', '到我这里 2026-11-24 至 2026-11-30'],
  );
  assert.deepEqual(chips.at(-1)?.without, filter, 'both ends of the days go together');
  assert.deepEqual(chipsOf({ kind: 'leave', words: '冬季' }, names)[0]?.without, { kind: 'leave' });
  assert.deepEqual(chipsOf({}, names), []);
});

test('days with one end, one day, and names that are not known yet are said too', () => {
  const words = (filter: Parameters<typeof chipsOf>[0]) =>
    chipsOf(filter, { kinds: [], starter: undefined, date: '最近变化' }).map((chip) => chip.words);

  assert.deepEqual(words({ from: '2026-11-24' }), ['最近变化 2026-11-24 起']);
  assert.deepEqual(words({ to: '2026-11-24' }), ['最近变化 2026-11-24 及以前']);
  assert.deepEqual(words({ from: '2026-11-24', to: '2026-11-24' }), ['最近变化 2026-11-24']);
  assert.deepEqual(words({ kind: 'gone', starter: 'x' }), ['这种类型', '这个人发起']);
});

test('a kind that a link names and nobody knows is never shown by its code', () => {
  const kinds = [{ code: 'leave-request', name: '请假申请' }];

  assert.deepEqual(kindOptions(kinds, 'leave-request'), [{ value: 'leave-request', label: '请假申请' }]);
  assert.deepEqual(kindOptions(kinds, 'x-9').at(-1), { value: 'x-9', label: '没有这种类型' });
  assert.deepEqual(kindOptions([], 'x-9'), [{ value: 'x-9', label: '这种类型' }]);
});
