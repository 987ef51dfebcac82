import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bigramsOf, normalizeForSearch } from './bigrams.ts';
import { searchDemand } from './search-words.ts';

const title = '关于开展冬季施工安全检查的通知 江建发〔2026〕10号';

/** As the index and then the rule decide it. */
function finds(query: string, text = title): boolean {
  const demand = searchDemand(query);
  if (!demand) return false;
  const grams = new Set(bigramsOf(text));
  const inIndex = demand.grams.every((gram) => grams.has(gram)) && normalizeForSearch(text).includes(demand.needle);
  return inIndex && demand.fits(text);
}

test('a number is found however its brackets are typed, or without them', () => {
  const typed = ['江建发〔2026〕10号', '江建发[2026]10号', '江建发（2026）10号', '江建发2026 10号'];
  for (const query of typed) assert.ok(finds(query), query);
  assert.ok(!finds('江建发[2025]10号'));
  assert.ok(!finds('江建发[2026]11号'));
});

test('several words are each found, also with a full-width blank, in whatever order', () => {
  for (const query of ['冬季 通知', '通知　冬季', '冬季  检查 10号']) assert.ok(finds(query), query);
  assert.ok(!finds('冬季 决定'));
});

test('what copying brings along does not matter; letters in another order do', () => {
  for (const query of ['冬季施工\u202e', '\u200b冬季', '通知（', '2026', '号']) assert.ok(finds(query), query);
  assert.ok(!finds('施工冬季'));
  assert.equal(searchDemand(' （） '), undefined);
});
