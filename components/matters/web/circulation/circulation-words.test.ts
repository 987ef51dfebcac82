import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeWords, putTo, sendWords } from './circulation-words.ts';

const people = (...names: readonly string[]) => names.map((name) => ({ name }));

test('传阅的按钮说清楚给谁：依次传阅说先给谁', () => {
  assert.equal(sendWords([], 'together'), '传阅');
  assert.equal(sendWords(people('孙倩'), 'together'), '传阅给孙倩');
  assert.equal(sendWords(people('孙倩', '邱岚'), 'together'), '传阅给 2 人');
  assert.equal(sendWords(people('孙倩', '邱岚'), 'in-turn'), '依次传阅，先给孙倩');
});

test('调整依次传阅的按钮说清楚收回谁、加谁', () => {
  assert.equal(changeWords({ removed: [], added: [] }), '调整');
  assert.equal(
    changeWords({ removed: people('孙倩'), added: people('邱岚', '马晓东') }),
    '收回孙倩，最后加邱岚、马晓东',
  );
  assert.equal(changeWords({ removed: people('甲', '乙', '丙', '丁'), added: [] }), '收回甲等 4 人');
});

test('拖到哪里就排在哪里，别人的先后不变', () => {
  assert.deepEqual(putTo(['甲', '乙', '丙'], 0, 2), ['乙', '丙', '甲']);
  assert.deepEqual(putTo(['甲', '乙', '丙'], 2, 0), ['丙', '甲', '乙']);
  assert.deepEqual(putTo(['甲', '乙', '丙'], 1, 3), ['甲', '乙', '丙']);
});
