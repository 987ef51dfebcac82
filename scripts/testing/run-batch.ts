import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Batch } from './find-tests.ts';
import { countsOf, nothing, sum, type Totals } from './totals.ts';

export interface BatchOptions {
  readonly root: string;
  readonly long: boolean;
  readonly testNames: readonly string[];
  /** How many processes a batch with a process per file may have at this moment; 1 where this is absent. */
  readonly places?: () => number;
  /** For the runner's own tests: failures that are meant to happen are not printed. */
  readonly quiet?: boolean;
}

/** Runs the files of a batch in one process, or in a process each, some at a time. */
export async function runBatch(batch: Batch, options: BatchOptions): Promise<Totals> {
  if (!batch.processPerFile) return runProcess(batch.name, batch.files, options);
  return sum(await fileByFile(batch, options));
}

async function fileByFile({ name, files }: Batch, options: BatchOptions): Promise<readonly Totals[]> {
  const { long, quiet, places = () => 1 } = options;
  const parts: Totals[] = [];
  const running = new Set<Promise<void>>();
  const begin = (file: string) => {
    const start = Date.now();
    const run = runProcess(file, [file], options).then((totals) => {
      parts.push(totals);
      running.delete(run);
      if (long && !quiet)
        console.log(`${name} ${parts.length}/${files.length}: ${file}, ${countsOf(totals)}, ${secondsSince(start)}`);
    });
    running.add(run);
  };
  for (const file of files) {
    while (running.size >= Math.max(1, places())) await Promise.race([...running, aMoment()]);
    begin(file);
  }
  await Promise.all(running);
  return parts;
}

/** A place may become free elsewhere while nothing here ends. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 500));

/** `12.3 s` */
export const secondsSince = (start: number): string => `${((Date.now() - start) / 1000).toFixed(1)} s`;

async function runProcess(name: string, files: readonly string[], options: BatchOptions): Promise<Totals> {
  const folder = mkdtempSync(join(tmpdir(), 'totals-'));
  const totalsFile = join(folder, 'totals.json');
  try {
    const code = await runNode(files, options, totalsFile);
    if (!existsSync(totalsFile)) return crashed(name, options, `ended with ${code} before its last test`);
    const totals: Totals = JSON.parse(readFileSync(totalsFile, 'utf8'));
    if (code !== 0 && totals.failures.length === 0) return sum([totals, crashed(name, options, `ended with ${code}`)]);
    return totals;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function crashed(name: string, { quiet }: BatchOptions, how: string): Totals {
  if (!quiet) console.error(`✖ ${name} ${how}`);
  return { ...nothing, failures: [`${name}  ${how}`] };
}

function runNode(
  files: readonly string[],
  { root, long, testNames, quiet }: BatchOptions,
  totalsFile: string,
): Promise<number | string> {
  const limit = long ? undefined : AbortSignal.timeout(10 * 60_000);
  const child = spawn(
    process.execPath,
    [
      '--test',
      '--test-isolation=none',
      `--test-reporter=${join(import.meta.dirname, 'reporter.ts')}`,
      ...testNames.map((name) => `--test-name-pattern=${escaped(name)}`),
      ...files,
    ],
    {
      cwd: root,
      stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        NODE_TEST_CONTEXT: undefined,
        // A fifth of a short test is reading the sources; the cache goes by their content.
        NODE_COMPILE_CACHE: join(root, '.cache/node'),
        TEST_TOTALS: totalsFile,
        ...(long ? { LONG: process.env.LONG ?? '1' } : {}),
      },
      ...(limit ? { signal: limit } : {}),
    },
  );
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.name === 'AbortError' ? 'no end after 10 minutes' : error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'no code'));
  });
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
