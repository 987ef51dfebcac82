import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonValue } from '@gov/base';
import { broughtAlong } from './brought-along.ts';

const holding = (values: Readonly<Record<string, JsonValue>>) => (key: string) => values[key];

test('a chosen row fills what is empty; what was typed by hand stays and is told', () => {
  const { fill, left } = broughtAlong(
    { firm: '甲公司', sum: '300.00', note: '急' },
    {},
    holding({ firm: ' ', sum: '120', note: '急' }),
  );
  assert.deepEqual(fill, { firm: '甲公司' });
  assert.deepEqual(left, { sum: '300.00' });
});

test('another row replaces what the former one brought, also where saving wrote the figure in its own way', () => {
  const { fill, left } = broughtAlong(
    { firm: '乙公司', sum: '5' },
    { firm: '甲公司', sum: '3', note: '急', by: '张三' },
    holding({ firm: '甲公司', sum: '3.00', note: '急', by: '李四' }),
  );
  assert.deepEqual(fill, { firm: '乙公司', sum: '5', note: null });
  assert.deepEqual(left, {});
});
