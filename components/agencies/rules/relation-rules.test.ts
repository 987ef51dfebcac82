import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayEndRelation, mayRelate, type Relation, type RelationKind } from './relation-rules.ts';

const related = (fromAgencyId: string, relation: RelationKind, toAgencyId: string, to: string | null = null) => ({
  fromAgencyId,
  toAgencyId,
  relation,
  from: '2026-01-01',
  to,
});
const known: readonly Relation[] = [
  related('bureau', 'SUBORDINATE_TO', 'city'),
  related('district', 'SUBORDINATE_TO', 'city'),
  related('office', 'SUBORDINATE_TO', 'district'),
  related('bureau', 'PEER_OF', 'district'),
];
const wants = (fromAgencyId: string, relation: RelationKind, toAgencyId: string, among = known) => {
  const may = mayRelate(among, { fromAgencyId, relation, toAgencyId, from: '2026-11-24' });
  return may.ok ? 'ok' : may.rejection.code;
};

test('a second superior is 双重领导; 隶属 holds towards one agency at a time', () => {
  assert.equal(wants('office', 'SUBORDINATE_TO', 'bureau'), 'agencies.superior-known');
  assert.equal(wants('office', 'DUAL_LED_BY', 'bureau'), 'ok');
  const ended = known.map((one) => (one.fromAgencyId === 'office' ? { ...one, to: '2026-11-24' } : one));
  assert.equal(wants('office', 'SUBORDINATE_TO', 'bureau', ended), 'ok');
});

test('nobody leads his own superior, at any distance', () => {
  assert.equal(wants('city', 'SUBORDINATE_TO', 'office'), 'agencies.relation-circle');
  assert.equal(wants('city', 'DUAL_LED_BY', 'office'), 'agencies.relation-circle');
  assert.equal(wants('city', 'SUBORDINATE_TO', 'province'), 'ok');
  assert.equal(wants('city', 'SUBORDINATE_TO', 'city'), 'agencies.relation-to-itself');
});

test('同级 has no direction and does not stand beside a superior', () => {
  assert.equal(wants('district', 'PEER_OF', 'bureau'), 'agencies.relation-known');
  assert.equal(wants('city', 'PEER_OF', 'bureau'), 'agencies.relation-contradicts');
  assert.equal(wants('bureau', 'BUSINESS_GUIDED_BY', 'district'), 'ok');
  assert.equal(wants('bureau', 'DUAL_LED_BY', 'district'), 'agencies.relation-contradicts');
});

test('a relation ends today at the earliest and only once', () => {
  const end = (on: string, to: string | null = null) => {
    const may = mayEndRelation(related('bureau', 'SUBORDINATE_TO', 'city', to), on, '2026-11-24');
    return may.ok ? 'ok' : may.rejection.code;
  };
  assert.deepEqual([end('2026-11-24'), end('2027-01-01')], ['ok', 'ok']);
  assert.deepEqual(
    [end('2026-11-23'), end('2027-01-01', '2026-12-01')],
    ['agencies.relation-days', 'agencies.relation-days'],
  );
  assert.equal(end('2026-12-01', '2026-11-24'), 'agencies.unknown-relation');
});
