import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '@gov/base';
import { lookAgainAt } from './look-again-at.ts';

const now = '2026-09-02T00:00:00.000Z' as Instant;
const since = (text: string, waits = true) => ({ since: text as Instant, waits });

test('a step without a handler is looked at soon, and the less often the longer it stands', () => {
  assert.equal(lookAgainAt(now, [since('2026-09-02T00:00:00.000Z')]), '2026-09-02T00:05:00.000Z');
  assert.equal(lookAgainAt(now, [since('2026-09-01T20:00:00.000Z')]), '2026-09-02T01:00:00.000Z');
  assert.equal(lookAgainAt(now, [since('2026-01-01T00:00:00.000Z')]), '2026-09-02T06:00:00.000Z');
});

test('a conclusion that goes nowhere is not asked again by itself; beside a step that waits for somebody that one counts', () => {
  assert.equal(lookAgainAt(now, [since('2026-09-02T00:00:00.000Z', false)]), undefined);
  assert.equal(
    lookAgainAt(now, [since('2026-09-02T00:00:00.000Z', false), since('2026-09-01T20:00:00.000Z')]),
    '2026-09-02T01:00:00.000Z',
  );
});
