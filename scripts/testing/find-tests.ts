import { globSync } from 'node:fs';
import { basename } from 'node:path';

export interface Batch {
  readonly name: string;
  readonly files: readonly string[];
  /** A process for each file, a few at a time: a house with its database per file must not be open all at once. */
  readonly processPerFile?: boolean;
}

const everywhere = ['packages', 'platform', 'components', 'apps', 'tests', 'scripts', 'bench'];

/**
 * Test files in three batches, cheapest first: pure code, the server, the browser. Pure tests share a process, unless
 * they run long and one wants to hear of each.
 */
export function findTests(root: string, long: boolean): readonly Batch[] {
  const endings = long ? ['*.test.ts', '*.long.ts'] : ['*.test.ts'];
  const patterns = everywhere.flatMap((folder) => endings.map((ending) => `${folder}/**/${ending}`));
  const files = globSync(patterns, { cwd: root, exclude: (path) => path.includes('node_modules') }).toSorted();
  return [
    { name: 'pure', files: files.filter(isPure), processPerFile: long },
    { name: 'server', files: longestFirst(files.filter((file) => !isPure(file))), processPerFile: true },
    { name: 'journeys', files: findJourneys(root).filter((file) => long || !isLongJourney(file)) },
  ];
}

/** Every journey through the browser; `NAME.long.journey.ts` are left to `npm run test:long`. */
export const findJourneys = (root: string): readonly string[] =>
  globSync('tests/journeys/*.journey.ts', { cwd: root }).toSorted();

const isLongJourney = (file: string): boolean => file.endsWith('.long.journey.ts');

/** `tests/journeys/handbook.long.journey.ts` → `handbook`. */
export const journeyName = (file: string): string => basename(file).split('.')[0] ?? '';

/** What crosses components takes longest, and should not be what is waited for at the end. */
const longestFirst = (files: readonly string[]): readonly string[] =>
  files.toSorted((a, b) => Number(b.startsWith('tests/')) - Number(a.startsWith('tests/')));

const isPure = (file: string): boolean =>
  /^(packages|scripts)\//.test(file) || /^components\/[^/]+\/rules\//.test(file);

/** Keeps what the words name: files by part of their path; words that fit no path name tests instead. */
export function selectTests(
  batches: readonly Batch[],
  words: readonly string[],
): { readonly batches: readonly Batch[]; readonly testNames: readonly string[] } {
  if (words.length === 0) return { batches, testNames: [] };
  const chosen = batches.map(({ files, ...batch }) => ({
    ...batch,
    files: files.filter((file) => words.some((word) => file.includes(word))),
  }));
  if (chosen.some((batch) => batch.files.length > 0)) return { batches: chosen, testNames: [] };
  return { batches, testNames: words };
}
