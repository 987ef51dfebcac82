import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { checkTree } from './architecture/check-tree.ts';
import { writeComponent } from './component-template/write-component.ts';
import { checkComponents } from './registry/check-components.ts';
import { readComponents } from './registry/read-components.ts';

const root = join(import.meta.dirname, '..');
// Inside the checkout, because the imports of the house resolve from there; ignored by git.
const trial = join(root, '.cache', `trial-${process.pid}`);
const bin = (name: string) => join(root, 'node_modules/.bin', name);

describe('a new component', () => {
  rmSync(trial, { recursive: true, force: true });
  mkdirSync(trial, { recursive: true });
  cpSync(join(root, 'package.json'), join(trial, 'package.json'));
  writeComponent(trial, 'lost-property', '失物招领');
  // The copied package.json is for the architecture check; with it here, `#platform/…` would point into the trial.
  const folder = join(trial, 'components/lost-property');
  after(() => rmSync(trial, { recursive: true, force: true }));

  test('breaks no rule of the house', async () => {
    assert.deepEqual(checkTree(trial).findings, []);
    assert.deepEqual(checkComponents(await readComponents(trial)), []);
  });

  test('is written in types that hold, on the server and in the browser', () => {
    rmSync(join(trial, 'package.json'));

    for (const side of ['server', 'web']) {
      // The control: one wrong line, which alone must be found.
      writeFileSync(join(folder, side, 'wrong.ts'), `export const wrong: number = 'x';\n`);
      const config = join(trial, `tsconfig.${side}.json`);
      const shared = ['component.ts', 'contract.ts'].map((file) => join(folder, file));
      const styles = join(root, 'platform/web/design/style-sheets.d.ts');
      const include =
        side === 'web' ? [join(folder, 'web'), styles] : [...shared, join(folder, 'server'), join(folder, 'rules')];
      writeFileSync(config, JSON.stringify({ extends: join(root, `tsconfig.${side}.json`), include }));

      const { stdout } = spawnSync(process.execPath, [bin('tsc'), '-p', config], { cwd: root, encoding: 'utf8' });

      const own = stdout.split('\n').filter((line) => line.includes('lost-property'));
      assert.equal(own.length, 1, own.join('\n'));
      assert.match(own.join(), /wrong\.ts.*TS2322/);
    }
  });

  test('passes its own test', () => {
    const test = join(folder, 'rules/entry-title.test.ts');

    assert.equal(spawnSync(process.execPath, ['--test', '--test-isolation=none', test]).status, 0);
  });

  test('is refused under a name that is taken or no name', () => {
    assert.match(String(writeComponent(trial, 'lost-property', '失物招领')), /exists already/);
    assert.match(String(writeComponent(trial, 'Lost Property', '失物招领')), /is no id/);
    assert.match(String(writeComponent(trial, 'lost', 'Lost')), /Chinese characters/);
  });
});
