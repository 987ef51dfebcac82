import assert from 'node:assert/strict';
import { test } from 'node:test';
import { among, into, ontoRow, type Parts, step, toTop } from './order-moves.ts';

const parts: Parts = { today: ['甲', '乙'], later: ['丙'] };
const words = ({ today, later }: Parts): string => `${today.join('')}|${later.join('')}`;

test('放进今日呈批、缓呈，或两处都不放', () => {
  assert.equal(words(into(parts, '丁', 'today')), '甲乙丁|丙');
  assert.equal(words(into(parts, '甲', 'later')), '乙|丙甲');
  assert.equal(words(into(parts, '丙', 'usual')), '甲乙|');
  assert.equal(words(into(parts, '乙', 'today')), '甲乙|丙', '已经在那里的不动');
});

test('上移、下移、置顶', () => {
  assert.equal(words(step(parts, '乙', -1)), '乙甲|丙');
  assert.equal(words(step(parts, '甲', -1)), '甲乙|丙', '已经在最前的不动');
  assert.equal(words(step(parts, '甲', 1)), '乙甲|丙');
  assert.equal(words(step(parts, '丁', 1)), '甲乙|丙', '没排的没有先后');
  assert.equal(words(toTop(parts, '丙')), '丙甲乙|');
});

test('拖到哪一行，就站到那一行的位置', () => {
  assert.equal(words(ontoRow(parts, '丙', '甲')), '丙甲乙|');
  assert.equal(words(ontoRow(parts, '甲', '乙')), '乙甲|丙');
  assert.equal(words(ontoRow(parts, '甲', '丙')), '乙|甲丙');
  assert.equal(words(ontoRow(parts, '甲', '丁')), '乙|丙', '拖到没排的里面就不排了');
});

test('已经办掉的不再留在次序里', () => {
  assert.equal(words(among(parts, ['乙', '丙'])), '乙|丙');
});
