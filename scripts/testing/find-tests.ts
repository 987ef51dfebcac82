import { globSync } from 'node:fs';
import { basename } from 'node:path';

export interface Batch {
  readonly name: string;
  readonly files: readonly string[];
  /** At most so many files in one process; all of them where this is absent. */
  readonly filesPerProcess?: number;
}

/** Loading the server's sources takes longer than a short test; what one process holds must end well within its limit. */
const serverFilesPerProcess = 24;
const wholeFilesPerProcess = 3;

const everywhere = ['packages', 'platform', 'components', 'apps', 'tests', 'scripts', 'bench'];

/**
 * Test files in batches, cheapest first: pure code, what starts processes of its own, the rest of the server, the
 * browser. The pure ones share a process and the server's a few each, unless they run long and one wants to hear of each.
 */
export function findTests(root: string, long: boolean): readonly Batch[] {
  const endings = long ? ['*.test.ts', '*.long.ts'] : ['*.test.ts'];
  const patterns = everywhere.flatMap((folder) => endings.map((ending) => `${folder}/**/${ending}`));
  const files = globSync(patterns, { cwd: root, exclude: (path) => path.includes('node_modules') }).toSorted();
  return [
    { name: 'pure', files: files.filter(isPure), ...(long ? { filesPerProcess: 1 } : {}) },
    { name: 'whole', files: files.filter(isWhole), filesPerProcess: long ? 1 : wholeFilesPerProcess },
    {
      name: 'server',
      files: files.filter((file) => !isPure(file) && !isWhole(file)),
      filesPerProcess: long ? 1 : serverFilesPerProcess,
    },
    { name: 'journeys', files: findJourneys(root).filter((file) => long || !isLongJourney(file)) },
  ];
}

/** Every journey through the browser; `NAME.long.journey.ts` are left to `npm run test:long`. */
export const findJourneys = (root: string): readonly string[] =>
  globSync('tests/journeys/*.journey.ts', { cwd: root }).toSorted();

const isLongJourney = (file: string): boolean => file.endsWith('.long.journey.ts');

/** `tests/journeys/handbook.long.journey.ts` → `handbook`. */
export const journeyName = (file: string): string => basename(file).split('.')[0] ?? '';

/** Tests of the product as a whole, its programs and its measurements. */
const isWhole = (file: string): boolean => /^(apps|bench|tests)\//.test(file);

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
