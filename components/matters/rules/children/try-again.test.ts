import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '@gov/base';
import { mostTries, nextTry } from './try-again.ts';

const at = '2026-09-01T00:00:00.000Z' as Instant;
const after = (tries: number, trouble = 'matters.unknown-kind') => nextTry({ tries, triedAt: at, trouble });

test('a child that was never tried is tried at once', () => {
  assert.equal(nextTry({ tries: 0, triedAt: null, trouble: null }), null);
});

test('the times between trials grow, and after the last one nobody tries without being asked', () => {
  const waits = Array.from({ length: mostTries }, (_, n) => after(n + 1));

  assert.equal(waits[0], '2026-09-01T00:05:00.000Z');
  assert.deepEqual([...waits.slice(0, -1)].sort(), waits.slice(0, -1));
  assert.equal(waits[mostTries - 1], undefined);
});

test('calls that go too deep are not tried again', () => {
  assert.equal(after(1, 'matters.children-too-deep'), undefined);
});
