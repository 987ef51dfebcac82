import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRange } from './byte-range.ts';

test('a range, an open end and the last bytes are understood', () => {
  assert.deepEqual(readRange('bytes=0-99', 1000), { start: 0, end: 100 });
  assert.deepEqual(readRange('bytes=990-', 1000), { start: 990, end: 1000 });
  assert.deepEqual(readRange('bytes=-10', 1000), { start: 990, end: 1000 });
  assert.deepEqual(readRange('bytes=900-5000', 1000), { start: 900, end: 1000 });
});

test('anything else means the whole file', () => {
  for (const header of [undefined, '', 'bytes=', 'bytes=-', 'bytes=5-1', 'bytes=2000-', 'bytes=0-1,5-6', 'lines=1-2'])
    assert.equal(readRange(header, 1000), undefined, String(header));
});
