import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedLine } from './typed-line.ts';

test('a title shows what is kept of it: a copied mark that turns the writing round is dropped at once', () => {
  assert.equal(typedLine('关于\u202e反向\u202c的通知'), '关于反向的通知');
  assert.equal(typedLine('关于\u200b检查的\u2066通知\r\n'), '关于检查的通知');
  assert.equal(typedLine('关于 '), '关于 ', 'who is about to go on keeps his blank');
});
