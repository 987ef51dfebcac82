import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileExpression, pathsOf } from './index.ts';

const paths = (source: string): readonly string[] => {
  const compiled = compileExpression(source);
  assert.ok(compiled.ok, source);
  return pathsOf(compiled.value);
};

test('every fact and part of one that is asked for, each once, in order', () => {
  assert.deepEqual(paths('Starter.section.id = "a" and days > 3 or not(days in (1, weeks))'), [
    'Starter.section.id',
    'days',
    'weeks',
  ]);
  assert.deepEqual(paths('some x in rows satisfies x.amount > limit.of'), ['rows', 'limit.of']);
  assert.deepEqual(paths('{a: b.c, d: a}.d = "b"'), ['b.c']);
  assert.deepEqual(paths('1 + 2 = 3'), []);
});
