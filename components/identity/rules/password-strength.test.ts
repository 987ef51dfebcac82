import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strongEnough } from './password-strength.ts';

test('sequences, repetitions, common words and the own name are no password', () => {
  for (const weak of [
    '1234567890',
    '0987654321',
    '12345678901234567890',
    'aaaaaaaaaaaa',
    'abcdefghij',
    'qwertyuiop',
    'ababababab',
    'abc123abc123',
    '1111122222',
    'password123',
    'P@ssw0rd2026',
    'Admin@2026!',
    'zhoumin123456',
    'nimuohz2026',
    'zhoumin-zhoumin',
    '１２３４５６７８９０',
  ])
    assert.equal(strongEnough(weak, 'zhoumin').ok, false, weak);
});

test('a sentence, or a few words that have nothing to do with each other, is one', () => {
  for (const good of [
    'a-better-password-2',
    'test-password-1x',
    'demo-2026-city',
    'correct horse battery',
    '春天的湖边有一只猫在睡觉',
    'K7Q2-9FMT-3XWD',
  ])
    assert.deepEqual(strongEnough(good, 'zhoumin'), { ok: true, value: undefined }, good);
});
