import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDate } from '@gov/base';
import { compileExpression, evaluate } from '@gov/expression';
import { starterValue } from './starter-value.ts';

const today = '2026-11-24' as CalendarDate; // reason: a literal in the branded format

test('同一个岗位又问编号又问名称：填的两样都算数', () => {
  const Starter = starterValue({
    'Starter.post.id': 'post-1',
    'Starter.post.name': '科长',
    'Starter.sections': 'office',
    'Starter.role': 'head',
  });
  deepEqual(Starter, {
    entries: { post: { entries: { id: 'post-1', name: '科长' } }, sections: ['office'], role: 'head' },
  });

  const compiled = compileExpression('Starter.post.id = "post-1" and Starter.post.name = "科长"');

  equal(compiled.ok && evaluate(compiled.value, { today, values: { Starter } }), true);
});
