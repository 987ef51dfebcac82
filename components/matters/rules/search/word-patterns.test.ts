import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalizeForSearch } from './bigrams.ts';
import { searchDemand } from './search-words.ts';
import { wordPatterns } from './word-patterns.ts';

/** `[:alnum:]` as PostgreSQL reads it, in the words of this language. */
const fits = (query: string, text: string): boolean =>
  wordPatterns(query).every((pattern) =>
    new RegExp(pattern.replaceAll('[^[:alnum:]]', '[^\\p{L}\\p{N}]'), 'u').test(normalizeForSearch(text)),
  );

const title = '关于开展冬季施工安全检查的通知 江建发〔2026〕10号';

test('a list is narrowed to the same titles and numbers that 查找 finds', () => {
  const queries = [
    ...['冬季', '冬季 通知', '通知　冬季', '江建发[2026]10号', '江建发2026 10号', '２０２６', '冬季\u200b施工', '号'],
    ...['决定', '冬季 决定', '施工冬季', '江建发[2025]10号', '江建发[2026]11号'],
  ];

  for (const query of queries) assert.equal(fits(query, title), searchDemand(query)?.fits(title), query);
});

test('signs of patterns are nothing but signs, and signs alone ask for nothing', () => {
  for (const query of ['.*', '%', '_', '[', '（）', '***', '\\']) assert.deepEqual(wordPatterns(query), [], query);
  assert.deepEqual(wordPatterns('冬.季'), ['冬[^[:alnum:]]*季']);
});
