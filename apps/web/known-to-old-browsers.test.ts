import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownToOldBrowsers } from './known-to-old-browsers.ts';

test('what Chromium 102 does not have is found in a script, and nothing else', () => {
  assert.deepEqual(unknownToOldBrowsers('e=>e.toWellFormed().replace(x,``)'), ['.toWellFormed(']);
  assert.deepEqual(unknownToOldBrowsers('a.toSorted(f);b.toSorted();Map.groupBy(a,f)'), ['.toSorted(', 'Map.groupBy']);
  assert.deepEqual(
    unknownToOldBrowsers('a.sort(f).at(-1);a.findLast(f);Object.hasOwn(a,b);toSorted(a);g.groupBy(a)'),
    [],
  );
});
