import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Batch } from './find-tests.ts';
import type { Totals } from './reporter.ts';

export interface BatchOptions {
  readonly root: string;
  readonly long: boolean;
  readonly testNames: readonly string[];
  /** For the runner's own tests: failures that are meant to happen are not printed. */
  readonly quiet?: boolean;
}

/** One process for all files of a batch where a process per file would cost a hundred times the tests themselves. */
export async function runBatch(batch: Batch, options: BatchOptions): Promise<Totals> {
  const folder = mkdtempSync(join(tmpdir(), 'totals-'));
  const totalsFile = join(folder, 'totals.json');
  try {
    const code = await runNode(batch, options, totalsFile);
    if (!existsSync(totalsFile)) return crashed(batch, options, `ended with ${code} before its last test`);
    const totals: Totals = JSON.parse(readFileSync(totalsFile, 'utf8'));
    if (code !== 0 && totals.failed === 0)
      return { ...totals, failed: crashed(batch, options, `ended with ${code}`).failed };
    return totals;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function crashed({ name }: Batch, { quiet }: BatchOptions, how: string): Totals {
  if (!quiet) console.error(`✖ the batch "${name}" ${how}`);
  return { passed: 0, failed: 1, skipped: 0 };
}

function runNode(
  { files, processPerFile }: Batch,
  { root, long, testNames, quiet }: BatchOptions,
  totalsFile: string,
): Promise<number | string> {
  const limit = long ? undefined : AbortSignal.timeout(10 * 60_000);
  const child = spawn(
    process.execPath,
    [
      '--test',
      ...(processPerFile ? ['--test-concurrency=2'] : ['--test-isolation=none']),
      `--test-reporter=${join(import.meta.dirname, 'reporter.ts')}`,
      ...testNames.map((name) => `--test-name-pattern=${escaped(name)}`),
      ...files,
    ],
    {
      cwd: root,
      stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, TEST_TOTALS: totalsFile, ...(long ? { LONG: '1' } : {}) },
      ...(limit ? { signal: limit } : {}),
    },
  );
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.name === 'AbortError' ? 'no end after 10 minutes' : error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'no code'));
  });
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
