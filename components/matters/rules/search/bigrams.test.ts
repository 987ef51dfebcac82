import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bigramsOf, gramsOfQuery, normalizeForSearch } from './bigrams.ts';

test('a title is cut into overlapping pairs and the last character of each run', () => {
  assert.deepEqual(bigramsOf('防汛（通知）'), ['防汛', '汛', '通知', '知']);
});

test('every pair of a query of two or more characters is demanded', () => {
  assert.deepEqual(gramsOfQuery('南京长江'), ['南京', '京长', '长江']);
});

test('full-width letters, case and spaces do not matter', () => {
  assert.equal(normalizeForSearch(' ＡＢ  c '), 'ab c');
});
