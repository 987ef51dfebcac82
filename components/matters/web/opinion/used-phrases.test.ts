import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastUsedFirst, usedNow } from './used-phrases.ts';

const phrases = ['同意。', '请阅办。', '请会签。'].map((text, index) => ({ id: `${index}`, text }));
const texts = (used: readonly string[]) => lastUsedFirst(phrases, used).map(({ text }) => text);

test('上次用的常用语排在最前，没用过的照存下的先后', () => {
  assert.deepEqual(texts([]), ['同意。', '请阅办。', '请会签。']);
  assert.deepEqual(texts(usedNow(usedNow([], '1'), '2')), ['请会签。', '请阅办。', '同意。']);
  assert.deepEqual(texts(usedNow(['2', '1'], '1')), ['请阅办。', '请会签。', '同意。']);
});

test('删掉的常用语不再出现', () => {
  assert.deepEqual(texts(['gone', '1']), ['请阅办。', '同意。', '请会签。']);
});
