import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roleWords, scopeWords, windowWords } from './stand-in-words.ts';

test('a window is said by its first and last day, as days of China', () => {
  const from = '2026-11-30T16:00:00.000Z';

  assert.equal(windowWords({ from, until: '2026-12-03T16:00:00.000Z' }), '2026年12月1日 到 2026年12月3日');
  assert.equal(windowWords({ from, until: '2026-12-01T16:00:00.000Z' }), '2026年12月1日一天');
});

test('what it covers is said by the names of kinds, and whether new work only and work secrets are meant', () => {
  const usual = { newOnly: false, workSecrets: false };
  assert.equal(scopeWords(usual), '全部事项');
  assert.equal(scopeWords({ ...usual, kinds: ['请假申请', '收文'] }), '只限请假申请、收文');
  assert.equal(scopeWords({ newOnly: true, workSecrets: true }), '全部事项，只限新到的，含工作秘密');
});

test('whose B岗 somebody is is said by names, and by kinds where it is for some only', () => {
  assert.equal(roleWords({ names: ['孙倩'] }), '孙倩');
  assert.equal(roleWords({ names: ['孙倩', '何静'], kinds: ['收文'] }), '孙倩、何静（只限收文）');
});
