import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownToOldBrowsers } from './known-to-old-browsers.ts';
import { loweredUrl } from './lowered-for-old-browsers.ts';

test('asking whether an address can be read is built without what old browsers lack', () => {
  const code = "((ref, base) => [URL.canParse(ref, base), URL.canParse(ref)])('a/b', 'http://example.com')";
  const lowered = loweredUrl(code);

  assert.deepEqual(unknownToOldBrowsers(lowered), []);
  assert.equal(lowered.split('new URL(').length, 3);
});
