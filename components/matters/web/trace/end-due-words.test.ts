import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endDueWords } from './end-due-words.ts';

const now = Date.parse('2026-03-10T01:00:00.000Z');
const endDueAt = '2026-03-16T01:00:00.000Z';

test('办结时限在页面上怎样说：在办说到哪天，办完说按时还是超期，撤销和没有时限的不说', () => {
  assert.equal(endDueWords({ state: 'RUNNING', endDueAt }, now), '办结时限 3月16日');
  assert.equal(endDueWords({ state: 'DONE', endDueAt, endedAt: endDueAt }, now), '按时办结');
  assert.equal(
    endDueWords({ state: 'REFUSED', endDueAt, endedAt: '2026-03-17T01:00:00.000Z' }, now),
    '超期办结，时限 3月16日',
  );
  assert.equal(endDueWords({ state: 'CANCELLED', endDueAt, endedAt: endDueAt }, now), undefined);
  assert.equal(endDueWords({ state: 'RUNNING' }, now), undefined);
});
