import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgencyId, PersonId } from '@gov/base';
import { taskTimes } from '../lists/store.ts';
import { ownWork } from '../lists/work-store.ts';
import { narrowBy } from './narrow-store.ts';

// reason: ids are only put into the statement
const agencyId = 'agency' as AgencyId;
const personId = 'person' as PersonId;
const asOf = '2026-11-24T02:00:00.000Z';
const borders = { now: asOf, endOfToday: asOf, inSevenDays: asOf };

test('a box without a filter is asked for by the very statement of a box that knows no filters', () => {
  const work = (filter?: object) => ownWork(agencyId, personId, { asOf, ...(filter && { filter }) }, 20);

  assert.equal(narrowBy(agencyId, {}, borders)(taskTimes).text, '');
  assert.equal(work({}).name, work().name);
  assert.notEqual(work({ kind: 'leave-request' }).name, work().name, 'positive control');
});

test('what is typed is never part of the text of a statement', () => {
  const typed = { words: "'; drop", kind: "'--", from: '2026-11-24', to: '2026-11-25' };
  const { text, values } = narrowBy(agencyId, typed, borders)(taskTimes);

  assert.doesNotMatch(text, /drop|--|2026/u);
  assert.ok(values.includes("'--"));
});
