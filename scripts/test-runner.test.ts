import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Totals } from './testing/reporter.ts';
import { runBatch } from './testing/run-batch.ts';

const head = `import { describe, test } from 'node:test';\n`;

async function totalsOf(code: string): Promise<Totals> {
  const root = mkdtempSync(join(tmpdir(), 'runner-'));
  try {
    writeFileSync(join(root, 'one.test.mjs'), head + code);
    return await runBatch({ name: 'x', files: ['one.test.mjs'] }, { root, long: false, testNames: [], quiet: true });
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('the runner counts what passed, failed and was skipped, inside suites too', async () => {
  const totals = await totalsOf(`
    test('a', () => {});
    test('b', { skip: 'no reason' }, () => {});
    describe('c', () => { test('d', () => {}); test('e', () => { throw new Error('e'); }); });`);

  assert.deepEqual(totals, { passed: 2, failed: 1, skipped: 1 });
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
    assert.ok((await totalsOf(code)).failed > 0);
  });
}

test('a batch without a test passes nothing', async () => {
  assert.equal((await totalsOf('')).passed, 0);
});
