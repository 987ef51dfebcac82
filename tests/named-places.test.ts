/** Where a sentence sends somebody, there is such a place. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const sources = globSync(
  ['components/*/{server,web}/**/*.{ts,tsx}', 'components/*/*.ts', 'platform/web/**/*.{ts,tsx}'],
  {
    cwd: root,
  },
)
  .filter((file) => !file.includes('.test.'))
  .map((file) => readFileSync(join(root, file), 'utf8'));

/** `在“组织机构”里` sends to the page, the tab or the panel of that name. */
const named = new Set(
  sources.flatMap((text) => [...text.matchAll(/“([^”{}$]+)”(?:里|页)/g)].map(([, place = '']) => place)),
);

/** What a page, a line of the menu, a tab or a heading reads; the name of a component is none of these. */
const reads = (text: string, place: string): boolean =>
  [`words: '${place}'`, `label: '${place}'`, `title="${place}"`, `>${place}</h`].some((part) => text.includes(part));

test('every page, tab or heading that a sentence sends somebody to exists', () => {
  const nowhere = [...named].filter((place) => !sources.some((text) => reads(text, place)));

  assert.ok(named.has('组织机构'), 'sentences that name a place were found');
  assert.deepEqual(nowhere, []);
});
