import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { missingBrowser } from './chromium.ts';

const root = join(import.meta.dirname, '../..');
/** What the journeys stand on; the package that brings a browser along is not among it. */
const copied = ['package.json', 'scripts', 'tests/browser'];
const linked = ['fonts', 'node_modules/playwright-core', 'node_modules/axe-core'];
const journey = `import { journey } from '../browser/journey.ts';
journey('empty', async (scene) => { await scene.visitor(); });`;

describe('a machine on which no browser starts', () => {
  let machine: string;

  before(() => {
    machine = mkdtempSync(join(tmpdir(), 'no-browser-'));
    for (const folder of ['node_modules', 'tests/journeys']) mkdirSync(join(machine, folder), { recursive: true });
    for (const path of copied) cpSync(join(root, path), join(machine, path), { recursive: true });
    for (const path of linked) symlinkSync(join(root, path), join(machine, path));
    writeFileSync(join(machine, 'tests/journeys/empty.journey.ts'), journey);
  });

  after(() => rmSync(machine, { recursive: true }));

  /** `npm run journey` there; the browser comes before the server, of which nothing is asked. */
  function runJourney(chromium: string): { readonly status: number | null; readonly said: string } {
    const run = spawnSync(process.execPath, ['scripts/journey.ts', 'empty'], {
      cwd: machine,
      encoding: 'utf8',
      env: { ...process.env, CHROMIUM: chromium, JOURNEY_SERVER: 'http://127.0.0.1:9' },
    });
    return { status: run.status, said: run.stdout + run.stderr };
  }

  test('the journeys fail and say in one sentence what to install', () => {
    const { status, said } = runJourney(join(machine, 'nothing'));

    assert.equal(status, 1, said);
    assert.match(said, /0 passed, 1 failed/);
    assert.ok(said.includes(missingBrowser), said);
  });

  test('a browser that lacks a library gets the same sentence, with the name of the library', () => {
    const lacking = join(machine, 'chromium');
    const words = 'chromium: error while loading shared libraries: libnss3.so: cannot open shared object file';
    writeFileSync(lacking, `#!/bin/sh\necho '${words}' >&2\nexit 127\n`);
    chmodSync(lacking, 0o755);

    const { status, said } = runJourney(lacking);

    assert.equal(status, 1, said);
    assert.ok(said.includes(`${missingBrowser} (missing: libnss3.so)`), said);
  });
});
