/** `npm test`; `npm run test:long` for the long ones too; `npm test -- NAME` for files or tests of that name. */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Batch, findTests, selectTests } from './testing/find-tests.ts';
import { gateOf } from './testing/gate.ts';
import { type BatchOptions, runBatch, secondsSince } from './testing/run-batch.ts';
import { countsOf, nothing, sum, type Totals } from './testing/totals.ts';

const root = join(import.meta.dirname, '..');
const long = process.argv.includes('--long');
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const start = Date.now();

const missing = missingTools();
for (const sentence of missing) console.error(`✖ ${sentence}`);
const { batches, testNames } = selectTests(findTests(root, long), words);
const chosen = batches.filter(({ files }) => files.length > 0);
const totals = sum([{ ...nothing, failures: missing }, ...(await runAll())]);

const nothingRan = totals.passed + totals.failures.length === 0;
if (nothingRan) console.error('✖ not one test ran');
process.exitCode = totals.failures.length > 0 || nothingRan ? 1 : 0;
if (totals.failures.length > 0) console.log(`\nfailed:\n${totals.failures.map((one) => `✖ ${one}`).join('\n')}\n`);
console.log(`${countsOf(totals)}, ${secondsSince(start)}`);

/**
 * The journeys go on beside everything else, because one browser and its server leave half of two cores idle; the
 * others take one core until the journeys have ended, then all. They share one gate, so that a long file at the end of
 * a batch keeps no core idle.
 */
async function runAll(): Promise<readonly Totals[]> {
  const cores = Math.min(4, Math.max(2, availableParallelism()));
  let journeysRun = chosen.some(({ name }) => name === 'journeys');
  const gate = gateOf(() => (journeysRun ? cores - 1 : cores));
  const parts = chosen.map(async (batch) => {
    const ofJourneys = batch.name === 'journeys';
    const run = runAndTell(batch, { root, long, testNames, ...(ofJourneys ? {} : { gate }) });
    return ofJourneys ? run.finally(() => (journeysRun = false)) : run;
  });
  return Promise.all(parts);
}

async function runAndTell(batch: Batch, options: BatchOptions): Promise<Totals> {
  const began = Date.now();
  const part = await runBatch(batch, options);
  for (const { name, millis } of part.slow) console.log(`  ${(millis / 1000).toFixed(1)} s  ${name}`);
  console.log(`${batch.name}: ${batch.files.length} files, ${countsOf(part)}, ${secondsSince(began)}`);
  return part;
}

/** A test that cannot run for want of a tool must not look like one that passed. */
function missingTools(): readonly string[] {
  const needed = [
    { command: 'openssl', told: ['version'], packaged: 'openssl' },
    { command: 'pdftotext', told: ['-v'], packaged: 'poppler-utils' },
  ];
  return needed.flatMap(({ command, told, packaged }) =>
    spawnSync(command, told).status === 0 ? [] : [`the tests need the command ${command}: apt-get install ${packaged}`],
  );
}
