import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AgencyId, brandId } from '@gov/base';
import fc from 'fast-check';
import { type AgencyRelation, type AgencyTie, routingRelation } from './routing-relation.ts';
import { day } from './testing/bureau.ts';

const agency = (id: string): AgencyId => brandId<AgencyId>(id);
const tie = (from: string, relation: AgencyTie, to: string, more: Partial<AgencyRelation> = {}): AgencyRelation => ({
  fromAgencyId: agency(from),
  toAgencyId: agency(to),
  relation,
  from: day('2024-01-01'),
  ...more,
});
const city = [
  tie('district', 'SUBORDINATE_TO', 'city'),
  tie('street', 'SUBORDINATE_TO', 'district'),
  tie('city-bureau', 'SUBORDINATE_TO', 'city'),
  tie('district-bureau', 'SUBORDINATE_TO', 'district'),
  tie('district-bureau', 'BUSINESS_GUIDED_BY', 'city-bureau'),
  tie('police', 'DUAL_LED_BY', 'district'),
];
const today = day('2026-11-24');
const relation = (a: string, b: string, relations = city) => routingRelation(agency(a), agency(b), relations, today);

test('a document to the superior goes up, the same tie seen from above goes down', () => {
  assert.deepEqual(relation('district', 'city'), { relation: 'SUBORDINATE_TO', direction: 'UPWARD', skipped: [] });
  assert.deepEqual(relation('city', 'district'), { relation: 'SUBORDINATE_TO', direction: 'DOWNWARD', skipped: [] });
  assert.equal(relation('police', 'district').relation, 'DUAL_LED_BY');
  assert.deepEqual(relation('district-bureau', 'city-bureau').relation, 'BUSINESS_GUIDED_BY');
});

test('going past a level names the agency left out', () => {
  assert.deepEqual(relation('street', 'city'), {
    relation: 'SUBORDINATE_TO',
    direction: 'UPWARD',
    skipped: ['district'],
  });
  assert.deepEqual(relation('city', 'district-bureau').skipped, ['district']);
});

test('two agencies under the same superior are peers, others are not subordinate', () => {
  assert.deepEqual(relation('district', 'city-bureau').relation, 'PEER_OF');
  assert.deepEqual(relation('street', 'city-bureau'), {
    relation: 'NOT_SUBORDINATE',
    direction: 'LATERAL',
    skipped: [],
  });
});

test('a relation that has ended no longer counts', () => {
  const ended = [tie('district', 'SUBORDINATE_TO', 'city', { to: day('2026-01-01') })];
  assert.equal(relation('district', 'city', ended).relation, 'NOT_SUBORDINATE');
});

test('law: seen from the other side the tie is the same and the direction is turned round, circles end', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const ties = fc.constantFrom<AgencyTie>('SUBORDINATE_TO', 'BUSINESS_GUIDED_BY', 'DUAL_LED_BY', 'PEER_OF');
  // Ties run from a later letter to an earlier one: nobody is both above and below the same agency.
  const rows = fc.array(
    fc
      .tuple(id, ties, id)
      .filter(([a, , b]) => a > b)
      .map(([a, t, b]) => tie(a, t, b)),
    { maxLength: 8 },
  );
  const turned = { UPWARD: 'DOWNWARD', DOWNWARD: 'UPWARD', LATERAL: 'LATERAL' } as const;
  fc.assert(
    fc.property(rows, id, id, (relations, a, b) => {
      fc.pre(a !== b);
      const there = relation(a, b, relations);
      const back = relation(b, a, relations);
      assert.equal(back.relation, there.relation);
      assert.equal(back.direction, turned[there.direction]);
    }),
  );
  assert.equal(
    relation('x', 'z', [tie('x', 'SUBORDINATE_TO', 'y'), tie('y', 'SUBORDINATE_TO', 'x')]).relation,
    'NOT_SUBORDINATE',
  );
});
