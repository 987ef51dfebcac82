import assert from 'node:assert/strict';
import { test } from 'node:test';
import Type from 'typebox';
import { controlOf } from './control-kind.ts';

test('every kind of parameter gets the control that fits it', () => {
  assert.deepEqual(controlOf(Type.Boolean()), { kind: 'switch' });
  assert.deepEqual(controlOf(Type.Integer({ minimum: 1, maximum: 9 })), {
    kind: 'number',
    whole: true,
    minimum: 1,
    maximum: 9,
  });
  assert.deepEqual(controlOf(Type.Union([Type.Literal('a', { title: '甲' }), Type.Literal('b')])), {
    kind: 'choice',
    options: [
      { value: 'a', label: '甲' },
      { value: 'b', label: 'b' },
    ],
  });
  assert.deepEqual(controlOf(Type.String({ maxLength: 16 })), { kind: 'text', maxLength: 16 });
  assert.deepEqual(controlOf(Type.String({ format: 'date' })), { kind: 'day' });
  assert.deepEqual(controlOf(Type.Array(Type.String({ format: 'date' }), { maxItems: 9 })), { kind: 'days', most: 9 });
  assert.deepEqual(controlOf(Type.Array(Type.String())), { kind: 'elsewhere' });
});
