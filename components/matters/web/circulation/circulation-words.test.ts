import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeWords, chosenAtOpening, overWords, placeWords, putTo, sendWords } from './circulation-words.ts';

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

test('打开时调整上次选的那一次；它已经传完的，调整最新的一次', () => {
  const two = [{ circulation: 1 }, { circulation: 3 }];

  assert.equal(chosenAtOpening(two, undefined), 3);
  assert.equal(chosenAtOpening(two, 1), 1);
  assert.equal(chosenAtOpening(two, 2), 3);
  assert.equal(chosenAtOpening([], 1), undefined);
});

test('对话框开着时不能再调整了，说清楚为什么', () => {
  const one = { circulation: 1, by: '', readers: [], words: '', changeable: false };

  assert.match(overWords({ state: 'RUNNING', circulations: [] }, 1), /已经传完/);
  assert.match(overWords({ state: 'RUNNING', circulations: [one] }, 1), /暂停了，恢复后再调整/);
  assert.match(overWords({ state: 'CANCELLED', circulations: [] }, 1), /撤销或终止/);
});

test('移动以后读得出排在第几', () => {
  assert.equal(placeWords('孙倩', 1, 3), '孙倩现在排第 2，共 3 人');
});
