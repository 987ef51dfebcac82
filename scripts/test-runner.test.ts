import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gateOf } from './testing/gate.ts';
import { type BatchOptions, grouped, runBatch } from './testing/run-batch.ts';
import type { Totals } from './testing/totals.ts';

const head = `import { describe, test } from 'node:test';\n`;

const quietly: Omit<BatchOptions, 'root'> = { long: false, testNames: [], quiet: true };

async function inFolder<T>(files: Readonly<Record<string, string>>, work: (root: string) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'runner-'));
  try {
    for (const [file, code] of Object.entries(files)) writeFileSync(join(root, file), head + code);
    return await work(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

const totalsOf = (code: string): Promise<Totals> =>
  inFolder({ 'one.test.mjs': code }, (root) => runBatch({ name: 'x', files: ['one.test.mjs'] }, { root, ...quietly }));

test('the runner counts what passed, failed and was skipped, inside suites too', async () => {
  const totals = await totalsOf(`
    test('a', () => {});
    test('b', { skip: 'no reason' }, () => {});
    describe('c', () => { test('d', () => {}); test('e', () => { throw new Error('e'); }); });`);

  assert.deepEqual([totals.passed, totals.failures.length, totals.skipped], [2, 1, 1]);
});

for (const [what, code] of [
  ['a file that does not load', `throw new Error('at the top');`],
  ['a process that ends early', `test('a', () => process.exit(0));`],
  [
    'a hook that fails',
    `describe('a', { }, () => { test('b', () => {}); });\n import { before } from 'node:test'; before(() => { throw new Error('hook'); });`,
  ],
  ['an error after the test has ended', `test('a', () => { setTimeout(() => { throw new Error('late'); }, 1); });`],
] as const) {
  test(`${what} never looks like success`, async () => {
    assert.ok((await totalsOf(code)).failures.length > 0);
  });
}

test('a batch without a test passes nothing', async () => {
  assert.equal((await totalsOf('')).passed, 0);
});

/** Notes in the folder when its process ran. */
const noting = (name: string) => `
  import { appendFileSync } from 'node:fs';
  test('${name}', async () => {
    appendFileSync('noted', '${name} begins\\n');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    appendFileSync('noted', '${name} ends\\n');
  });`;

const threeFiles = {
  'a.test.mjs': noting('a'),
  'b.test.mjs': `test('bad', () => { throw new Error('b'); });`,
  'c.test.mjs': noting('c'),
};

test('a process per file: all are added up, and each failure says its file and its name', async () => {
  const totals = await inFolder(threeFiles, (root) =>
    runBatch({ name: 'x', files: Object.keys(threeFiles), filesPerProcess: 1 }, { root, ...quietly }),
  );

  assert.equal(totals.passed, 2);
  assert.equal(totals.failures.length, 1);
  assert.match(totals.failures[0] ?? '', /b\.test\.mjs:\d+ +bad$/);
});

test('groups of files become smaller towards the end, and none is left out', () => {
  const files = Array.from({ length: 60 }, (_, at) => `${at}`);
  const groups = grouped(files, 9);

  assert.deepEqual(groups.flat(), files);
  assert.deepEqual(
    groups.map(({ length }) => length),
    [9, 9, 7, 6, 5, 4, 4, 3, 3, 3, 3, 3, 1],
  );
  assert.deepEqual(grouped(files, 1).length, 60);
});

/** Notes when its file's house opens and closes. */
const house = (name: string) => `
  import { after, before } from 'node:test';
  import { appendFileSync } from 'node:fs';
  const note = (what) => appendFileSync('noted', '${name} ' + what + '\\n');
  before(() => note('opens'));
  after(() => note('closes'));
  test('${name}', () => note(String(process.pid)));`;

test('files in one process have their houses open one after the other', async () => {
  const files = { 'a.test.mjs': house('a'), 'b.test.mjs': house('b'), 'c.test.mjs': house('c') };

  const noted = await inFolder(files, async (root) => {
    const totals = await runBatch({ name: 'x', files: Object.keys(files), filesPerProcess: 2 }, { root, ...quietly });
    assert.equal(totals.passed, 3);
    return readFileSync(join(root, 'noted'), 'utf8').trim().split('\n');
  });

  const [aOpens, aPid, aCloses, bOpens, bPid, bCloses, cOpens, cPid] = noted;
  assert.deepEqual(
    [aOpens, aCloses, bOpens, bCloses, cOpens],
    ['a opens', 'a closes', 'b opens', 'b closes', 'c opens'],
  );
  assert.equal(aPid?.slice(2), bPid?.slice(2), 'two files share a process');
  assert.notEqual(aPid?.slice(2), cPid?.slice(2), 'the third has its own');
});

test('a file without a test is a failure, also beside one that has some', async () => {
  const totals = await inFolder({ 'a.test.mjs': `test('a', () => {});`, 'b.test.mjs': '' }, (root) =>
    runBatch({ name: 'x', files: ['a.test.mjs', 'b.test.mjs'] }, { root, ...quietly }),
  );

  assert.equal(totals.passed, 1);
  assert.deepEqual(totals.failures, ['b.test.mjs  holds no test']);
});

test('of tests chosen by name nothing else is opened', async () => {
  const files = { 'a.test.mjs': house('a'), 'b.test.mjs': house('b') };
  const noted = await inFolder(files, async (root) => {
    const totals = await runBatch({ name: 'x', files: Object.keys(files) }, { root, ...quietly, testNames: ['b'] });
    assert.deepEqual([totals.passed, totals.failures], [1, []]);
    return readFileSync(join(root, 'noted'), 'utf8');
  });

  assert.match(noted, /^b opens\nb \d+\nb closes\n$/);
});

test('batches that share a gate run one after the other where there is one place', async () => {
  const files = { 'a.test.mjs': noting('a'), 'c.test.mjs': noting('c') };

  const noted = await inFolder(files, async (root) => {
    const gate = gateOf(() => 1);
    const batches = Object.keys(files).map((file) => ({ name: file, files: [file] }));
    await Promise.all(batches.map((batch) => runBatch(batch, { root, ...quietly, gate })));
    return readFileSync(join(root, 'noted'), 'utf8').trim().split('\n');
  });

  assert.deepEqual(noted, ['a begins', 'a ends', 'c begins', 'c ends']);
});

test('a place that is added while nobody leaves is taken', async () => {
  let places = 1;
  const gate = gateOf(() => places);
  let inside = 0;
  const enter = () => gate.enter().then(() => (inside += 1));
  await enter();
  const second = enter();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(inside, 1, 'there is one place');
  places = 2;

  await second;
  const third = enter();
  assert.equal(inside, 2);
  gate.leave();
  await third;
  assert.equal(inside, 3);
});

for (const places of [1, 2]) {
  test(`with ${places} ${places === 1 ? 'place' : 'places'} so many files run at a time`, async () => {
    const files = { 'a.test.mjs': noting('a'), 'c.test.mjs': noting('c') };

    const noted = await inFolder(files, async (root) => {
      const batch = { name: 'x', files: Object.keys(files), filesPerProcess: 1 };
      await runBatch(batch, { root, ...quietly, gate: gateOf(() => places) });
      return readFileSync(join(root, 'noted'), 'utf8').trim().split('\n');
    });

    assert.equal(noted.length, 4, noted.join());
    const together = noted[1]?.endsWith('begins');
    assert.equal(together, places === 2, noted.join());
  });
}

test('what the files of a process share is open until the last of them has ended', async () => {
  const shared = `import { atTheEnd } from '${new URL('testing/at-the-end.ts', import.meta.url)}';
    import { appendFileSync } from 'node:fs';
    export const note = (what) => appendFileSync('noted', what + '\\n');
    atTheEnd(async () => note('closes'));`;
  const user = (name: string) => `import { note } from './shared.mjs'; test('${name}', () => note('${name}'));`;
  const files = { 'a.test.mjs': user('a'), 'b.test.mjs': user('b'), 'shared.mjs': shared };

  const noted = await inFolder(files, async (root) => {
    const totals = await runBatch({ name: 'x', files: ['a.test.mjs', 'b.test.mjs'] }, { root, ...quietly });
    assert.equal(totals.passed, 2);
    return readFileSync(join(root, 'noted'), 'utf8').trim().split('\n');
  });

  assert.deepEqual(noted, ['a', 'b', 'closes']);
});
