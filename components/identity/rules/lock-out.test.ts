import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delayAfterFailures } from './lock-out.ts';

test('four wrong attempts cost nothing, the fifth half a minute, later ones double up to a quarter of an hour', () => {
  assert.deepEqual([1, 4, 5, 6, 7].map(delayAfterFailures), [0, 0, 30_000, 60_000, 120_000]);
  assert.equal(delayAfterFailures(100), 900_000);
});
