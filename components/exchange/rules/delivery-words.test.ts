import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brandId, type Instant } from '@gov/base';
import {
  batchProblems,
  batchWords,
  type DeliveryState,
  deliveryWords,
  lateFirst,
  waitWords,
} from './delivery-words.ts';

const at = (text: string): Instant => brandId<Instant>(text);
const now = at('2026-11-24T02:00:00.000Z');
const lateBefore = at('2026-11-23T02:00:00.000Z');
const state = (stage: DeliveryState['stage'], more: Partial<DeliveryState> = {}): DeliveryState => ({
  stage,
  deliveredAt: null,
  problem: null,
  returnCode: null,
  returnText: null,
  replacedBy: null,
  ...more,
});

test('waiting is said in days and hours, rounded down', () => {
  const words = (since: string) => waitWords(at(since), now);
  assert.equal(words('2026-11-24T01:00:01.000Z'), '不到 1 小时');
  assert.equal(words('2026-11-23T23:00:00.000Z'), '3 小时');
  assert.equal(words('2026-11-22T02:00:00.000Z'), '2 天');
  assert.equal(words('2026-11-21T07:00:00.000Z'), '2 天 19 小时');
});

test('an unsigned document is late only after the limit', () => {
  const exactly = state('DELIVERED', { deliveredAt: lateBefore });
  const later = state('DELIVERED', { deliveredAt: at('2026-11-23T01:59:59.999Z') });

  assert.deepEqual(deliveryWords(exactly, now, lateBefore), { words: '等待签收', severe: false, reason: undefined });
  assert.deepEqual(deliveryWords(later, now, lateBefore), { words: '1 天未签收', severe: true, reason: undefined });
});

test('a return and a failure say their reason in words, also for codes nobody knows', () => {
  const returned = state('RETURNED', { returnCode: '33', returnText: '缺联系人' });
  const refused = state('UNRESOLVED', { problem: 'exchange.bad-signature' });
  const strange = state('UNRESOLVED', { problem: 'other.vendor-code' });

  assert.equal(deliveryWords(returned, now, lateBefore).reason, '缺联系人');
  assert.equal(deliveryWords(refused, now, lateBefore).reason, '签名不对，可能在途中被改动');
  assert.equal(deliveryWords(strange, now, lateBefore).reason, '没有送达，原因不明');
});

test('what needs somebody stands first: undelivered, late, waiting, returned, done', () => {
  const rows = [
    state('FINISHED'),
    state('RETURNED'),
    state('DELIVERED', { deliveredAt: now }),
    state('SIGNED'),
    state('DELIVERED', { deliveredAt: at('2026-11-20T00:00:00.000Z') }),
    state('UNRESOLVED'),
  ];

  const words = lateFirst(rows, lateBefore).map((row) => deliveryWords(row, now, lateBefore).words);

  assert.deepEqual(words, ['没有送达', '4 天 2 小时未签收', '等待签收', '已退回', '已签收', '已办结']);
});

test('a batch without problems has nothing to say', () => {
  assert.deepEqual(batchProblems({ returned: 0, unresolved: 0, waiting: 0, late: 0 }), []);
});

test('what came back and was sent again is nobody’s work any more, and still says why it came back', () => {
  const back = { returnCode: '33', returnText: '附件不全' };
  const before = deliveryWords(state('RETURNED', back), now, lateBefore);
  const after = deliveryWords(state('RETURNED', { ...back, replacedBy: 'another' }), now, lateBefore);
  assert.deepEqual(before, { words: '已退回', severe: true, reason: '附件不全' });
  assert.deepEqual(after, { words: '已退回，已再次发送', severe: false, reason: '附件不全' });
});

test('a batch of which a part came back and was sent again does not wait for that part', () => {
  const words = (receivers: number, accepted: number, replaced: number) =>
    batchWords({ receivers, accepted, replaced });
  assert.equal(words(2, 0, 0), '等待签收');
  assert.equal(words(2, 2, 0), '都已签收');
  assert.equal(words(1, 0, 1), '已退回，已再次发送');
  assert.equal(words(2, 0, 2), '都已退回，已再次发送');
  assert.equal(words(3, 2, 1), '2 家已签收，1 家退回后已再次发送');
  assert.equal(words(3, 1, 1), '等待签收，1 家退回后已再次发送');
});
