import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type AsideBuild, buildAside } from './build-aside.ts';

describe('the web build', () => {
  let folder: string;
  let built: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aside-'));
    built = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const page = () => readFileSync(join(folder, 'dist/index.html'), 'utf8');
  const of = (sources: string, whileBuilding: () => Promise<void> = async () => undefined): AsideBuild => ({
    place: join(folder, 'dist'),
    workshop: join(folder, 'work'),
    stampOfSources: () => sources,
    async build(target) {
      built.push(sources);
      writeFileSync(join(target, 'index.html'), sources);
      await whileBuilding();
    },
  });

  test('is made once for the same sources and again when they change', async () => {
    await buildAside(of('one'));
    await buildAside(of('one'));
    await buildAside(of('two'));

    assert.deepEqual(built, ['one', 'two']);
    assert.equal(page(), 'two');
  });

  test('is not seen by anybody before it is finished, and leaves nothing lying about', async () => {
    await buildAside(of('one'));
    let meanwhile = '';

    await buildAside(
      of('two', async () => {
        meanwhile = page();
      }),
    );

    assert.equal(meanwhile, 'one');
    assert.equal(page(), 'two');
    assert.deepEqual(readdirSync(join(folder, 'work')), []);
  });

  test('keeps the last good one when it fails, and is tried again at the next start', async () => {
    await buildAside(of('one'));

    await assert.rejects(buildAside(of('two', () => Promise.reject(new Error('broken source')))), /broken source/);
    assert.equal(page(), 'one');
    await buildAside(of('two'));

    assert.equal(page(), 'two');
  });

  test('is made by one of two starts at the same time; the other waits for it', async () => {
    const slow = () => pause(150);

    await Promise.all([buildAside(of('one', slow)), buildAside(of('one', slow))]);

    assert.deepEqual(built, ['one']);
    assert.equal(page(), 'one');
    assert.ok(!existsSync(join(folder, 'work/lock')));
  });
});
