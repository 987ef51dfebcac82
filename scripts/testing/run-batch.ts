import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Batch } from './find-tests.ts';
import { type Gate, gateOf } from './gate.ts';
import { countsOf, nothing, sum, type Totals } from './totals.ts';

const minutesOfProcess = 10;

export interface BatchOptions {
  readonly root: string;
  readonly long: boolean;
  readonly testNames: readonly string[];
  /** Where several batches share the machine's places; one process at a time where this is absent. */
  readonly gate?: Gate;
  /** For the runner's own tests: failures that are meant to happen are not printed. */
  readonly quiet?: boolean;
}

/** Runs the files of a batch in as many processes as it asks for, some at a time. */
export async function runBatch({ name, files, filesPerProcess }: Batch, options: BatchOptions): Promise<Totals> {
  const groups = grouped(files, filesPerProcess ?? Math.max(1, files.length));
  const { long, quiet, gate = gateOf(() => 1) } = options;
  const parts: Totals[] = [];
  const runGroup = async (group: readonly string[]) => {
    await gate.enter();
    const start = Date.now();
    const title = group.length === 1 ? group.join() : `${name}, from ${group[0]}`;
    const totals = await runProcess(title, group, options).finally(gate.leave);
    parts.push(totals);
    if (long && !quiet)
      console.log(`${name} ${parts.length}/${groups.length}: ${title}, ${countsOf(totals)}, ${secondsSince(start)}`);
  };
  await Promise.all(groups.map(runGroup));
  return sum(parts);
}

const fewest = 3;
const share = 6;

/**
 * Groups of at most so many files, smaller ones towards the end (guided self-scheduling): a process costs as much as
 * some files do before its first test, and at the end no core should wait long for the last process.
 */
export function grouped(files: readonly string[], most: number): readonly (readonly string[])[] {
  const groups: (readonly string[])[] = [];
  for (let at = 0; at < files.length; ) {
    const size = Math.min(most, Math.max(fewest, Math.ceil((files.length - at) / share)));
    groups.push(files.slice(at, at + size));
    at += size;
  }
  return groups;
}

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
  const limit = long ? undefined : AbortSignal.timeout(minutesOfProcess * 60_000);
  const child = spawn(
    process.execPath,
    [
      // A test makes much and keeps little: the young generation is emptied less often.
      '--max-semi-space-size=64',
      '--test',
      '--test-isolation=none',
      `--test-reporter=${join(import.meta.dirname, 'reporter.ts')}`,
      ...testNames.map((name) => `--test-name-pattern=${escaped(name)}`),
      join(import.meta.dirname, 'files-in-turn.ts'),
    ],
    {
      cwd: root,
      stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        NODE_TEST_CONTEXT: undefined,
        // A fifth of a short test is reading the sources; the cache goes by their content.
        NODE_COMPILE_CACHE: join(root, '.cache/node'),
        TEST_FILES: JSON.stringify(files.map((file) => resolve(root, file))),
        TEST_TOTALS: totalsFile,
        ...(long ? { LONG: process.env.LONG ?? '1' } : {}),
      },
      ...(limit ? { signal: limit } : {}),
    },
  );
  return new Promise((resolve) => {
    child.once('error', (error) =>
      resolve(error.name === 'AbortError' ? `no end after ${minutesOfProcess} minutes` : error.message),
    );
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'no code'));
  });
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
