/** `npm test`; `npm run test:long` for the long ones too; `npm test -- NAME` for files or tests of that name. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findTests, selectTests } from './testing/find-tests.ts';
import type { Totals } from './testing/reporter.ts';
import { runBatch } from './testing/run-batch.ts';

const root = join(import.meta.dirname, '..');
const long = process.argv.includes('--long');
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));

const missing = missingTools();
for (const sentence of missing) console.error(`✖ ${sentence}`);
const { batches, testNames } = selectTests(findTests(root, long), words);
let totals: Totals = { passed: 0, failed: missing.length, skipped: 0 };

for (const batch of batches.filter(({ files }) => files.length > 0)) {
  const start = Date.now();
  const part = await runBatch(batch, { root, long, testNames });
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${batch.name}: ${batch.files.length} files, ${part.passed} passed, ${part.failed} failed, ${seconds} s`);
  totals = {
    passed: totals.passed + part.passed,
    failed: totals.failed + part.failed,
    skipped: totals.skipped + part.skipped,
  };
}

const nothingRan = totals.passed + totals.failed === 0;
if (nothingRan) console.error('✖ not one test ran');
process.exitCode = totals.failed > 0 || nothingRan ? 1 : 0;
console.log(
  `${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
);

/** A test that cannot run for want of a tool must not look like one that passed. */
function missingTools(): readonly string[] {
  const openssl = spawnSync('openssl', ['version']);
  return openssl.status === 0 ? [] : ['the tests need the command openssl: apt-get install openssl'];
}
