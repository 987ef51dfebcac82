/**
 * `npm run journey -- NAME`: one journey through the browser; its pictures lie in test-output/NAME/. `npm run journey --
 * handbook --write` puts the pictures of the manual that changed into docs/guides/pictures.
 */
import { join } from 'node:path';
import { findJourneys, journeyName } from './testing/find-tests.ts';
import { runBatch } from './testing/run-batch.ts';
import { countsOf } from './testing/totals.ts';

const root = join(import.meta.dirname, '..');
const [name] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
process.env.PICTURES = '1';
if (process.argv.includes('--write')) process.env.HANDBOOK = 'write';
const all = findJourneys(root);
const files = all.filter((file) => name === undefined || journeyName(file) === name);

if (files.length === 0) {
  console.error(`no journey ${name ?? ''}; there are: ${all.map(journeyName).join(', ') || 'none'}`);
  process.exitCode = 1;
} else {
  const totals = await runBatch({ name: 'journeys', files }, { root, long: false, testNames: [] });
  process.exitCode = totals.failures.length > 0 || totals.passed === 0 ? 1 : 0;
  console.log(`pictures: test-output/`);
  console.log(countsOf(totals));
}
