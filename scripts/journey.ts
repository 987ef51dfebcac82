/** `npm run journey -- NAME`: one journey through the browser; its pictures lie in test-output/NAME/. */
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runBatch } from './testing/run-batch.ts';

const root = join(import.meta.dirname, '..');
const [name] = process.argv.slice(2);
const all = globSync('tests/journeys/*.journey.ts', { cwd: root }).toSorted();
const files = all.filter((file) => name === undefined || basename(file) === `${name}.journey.ts`);

if (files.length === 0) {
  console.error(
    `no journey ${name ?? ''}; there are: ${all.map((file) => basename(file, '.journey.ts')).join(', ') || 'none'}`,
  );
  process.exitCode = 1;
} else {
  const { passed, failed } = await runBatch({ name: 'journeys', files }, { root, long: false, testNames: [] });
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`pictures: test-output/`);
  console.log(`${passed} passed, ${failed} failed`);
}
