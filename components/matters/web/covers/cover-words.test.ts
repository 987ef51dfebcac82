import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverScope, coverWords } from './cover-words.ts';

test('an arrangement is said as one sentence: AB岗, somebody away, a colleague named', () => {
  const said = { principal: '王建华（局领导 局长）', standIn: '林涛（局领导 副局长）', vacant: false };

  assert.equal(
    coverWords({ ...said, kind: 'PAIR', vacant: true }),
    'A 岗：王建华（局领导 局长）　B 岗：林涛（局领导 副局长）　现在没有人代办',
  );
  assert.equal(coverWords({ ...said, kind: 'AWAY' }), '王建华（局领导 局长）不在岗，由他的 B 岗代办');
  assert.equal(coverWords({ ...said, kind: 'STAND_IN' }), '王建华（局领导 局长）不在岗，由林涛（局领导 副局长）代办');
});

test('an absence says its days, AB岗 its kinds, a named colleague both', () => {
  const days = { from: '2026-11-30T16:00:00.000Z', until: '2026-12-01T16:00:00.000Z' };

  assert.equal(coverScope({ kind: 'AWAY', ...days }), '2026年12月1日一天');
  assert.equal(coverScope({ kind: 'PAIR', kinds: ['收文'] }), 'A 岗不在岗的日子　只限收文');
  assert.equal(coverScope({ kind: 'STAND_IN', ...days }), '2026年12月1日一天　全部事项');
});
