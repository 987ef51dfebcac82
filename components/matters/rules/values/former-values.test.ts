import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '@gov/base';
import { formerValues } from './former-values.ts';

test('事项的内容改过：退回到那一刻，改之前是什么就是什么；没有留底的按现在的', () => {
  const former = [
    { field: 'title', before: '甲', at: '2026-03-02T01:00:00+00:00' },
    { field: 'title', before: '乙', at: '2026-03-04T01:00:00+00:00' },
    { field: 'note', before: null, at: '2026-03-04T01:00:00+00:00' },
  ];
  const at = (text: string) => formerValues({ title: '丙', note: '有', days: 3 }, former, text as Instant);

  deepEqual(at('2026-03-01T01:00:00.000Z'), { title: '甲', days: 3 });
  deepEqual(at('2026-03-03T01:00:00.000Z'), { title: '乙', days: 3 });
  deepEqual(at('2026-03-05T01:00:00.000Z'), { title: '丙', note: '有', days: 3 });
});
