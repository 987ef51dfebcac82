import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../../../..');
/** What makes a browser keep a form back with a bubble of its own, in its own language. */
const browsersOwn = /^\s+(required|minLength=.*|pattern=.*|type="(email|url|number|date)")$/m;

test('no input leaves it to the browser what is wrong: the product says it, see use-checked.ts', () => {
  const files = globSync('{components,platform/web}/**/*.tsx', { cwd: root });
  assert.ok(files.length > 200, `${files.length} files`);

  assert.deepEqual(
    files.filter((file) => browsersOwn.test(readFileSync(join(root, file), 'utf8'))),
    [],
  );
  assert.match('<Input\n  required\n/>', browsersOwn);
});
