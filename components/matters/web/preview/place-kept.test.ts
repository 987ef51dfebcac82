import assert from 'node:assert/strict';
import test from 'node:test';
import { keyShown } from './place-kept.ts';

test('办掉的一件从列表里没了，接着看排在它后面的，不跳回第一件', () => {
  assert.equal(keyShown(['甲', '乙', '丙', '丁'], ['甲', '丙', '丁'], '乙'), '丙');
  assert.equal(keyShown(['甲', '乙', '丙'], ['甲', '乙'], '丙'), '乙', '后面没有了，看前面一件');
  assert.equal(keyShown(['甲', '乙', '丙', '丁'], ['甲', '丁'], '乙'), '丁', '后面一件也没了，再往后');
});

test('还在的不动，新到的排在前面也不动；什么都没选时是第一件', () => {
  assert.equal(keyShown(['甲', '乙'], ['新', '甲', '乙'], '乙'), '乙');
  assert.equal(keyShown([], ['甲', '乙'], undefined), '甲');
  assert.equal(keyShown(['甲'], [], '甲'), undefined);
  assert.equal(keyShown([], ['甲'], '不认识'), '甲');
});
