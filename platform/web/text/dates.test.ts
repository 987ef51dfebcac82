import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellDateWords, dateTimeWords, dueWords, greetingWords, weekDayWords } from './dates.ts';
import { fileNameWords, fileSizeWords } from './file-size.ts';

const now = Date.parse('2026-11-23T10:42:00+08:00');

test('a date is said as a clerk says it', () => {
  assert.equal(dateTimeWords('2026-11-23T17:30:00+08:00', now), '今天 17:30');
  assert.equal(dateTimeWords('2026-11-22T09:05:00+08:00', now), '昨天 9:05');
  assert.equal(dateTimeWords('2026-11-20T16:40:00+08:00', now), '11月20日 16:40');
  assert.equal(dateTimeWords('2025-12-31T16:40:00+08:00', now), '2025年12月31日 16:40');
  assert.equal(weekDayWords(now), '星期一');
});

test('the day changes at midnight in China, not in Greenwich', () => {
  assert.equal(cellDateWords('2026-11-22T15:59:00Z', now), '11-22');
  assert.equal(cellDateWords('2026-11-22T16:00:00Z', now), '0:00');
});

test('what is due is said by how late or how soon it is', () => {
  assert.deepEqual(dueWords('2026-11-23T08:30:00+08:00', now), { kind: 'overdue', words: '超时 2 小时' });
  assert.deepEqual(dueWords('2026-11-23T17:30:00+08:00', now), { kind: 'today', words: '今天 17:30 前' });
  assert.deepEqual(dueWords('2026-11-24T09:00:00+08:00', now), { kind: 'later', words: '明天 9:00 前' });
  assert.deepEqual(dueWords('2026-11-27T17:30:00+08:00', now), { kind: 'later', words: '还有 4 天' });
});

test('people are greeted by the hour of the office', () => {
  assert.equal(greetingWords(now), '上午好');
  assert.equal(greetingWords(Date.parse('2026-11-23T13:00:00+08:00')), '中午好');
});

test('a file keeps its ending and shows its size', () => {
  assert.equal(fileSizeWords(48 * 1024), '48 KB');
  assert.equal(fileSizeWords(2.1 * 1024 * 1024), '2.1 MB');
  assert.equal(fileSizeWords(900), '900 B');
  const cut = fileNameWords('江州市住房和城乡建设局关于2026年农村危房改造任务完成情况统计汇总表（盖章）.xlsx');
  assert.equal([...cut].length, 28);
  assert.match(cut, /…汇总表|….*\.xlsx$/);
});
