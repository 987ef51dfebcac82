import { globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { CollectedTest } from './collected-tests.ts';

/** One way to break the engine: a line of its source is another one when the module is loaded. Nothing is copied. */
export interface Mutant {
  readonly name: string;
  /** What goes wrong; one of each kind is tried in the everyday test. */
  readonly kind:
    | 'events'
    | 'joins'
    | 'returns'
    | 'undoing'
    | 'votes'
    | 'signers'
    | 'time'
    | 'ends'
    | 'children'
    | 'log'
    | 'handlers'
    | 'readers';
  readonly file: string;
  readonly code: string;
  readonly becomes: string;
}

const root = pathToFileURL(join(import.meta.dirname, '..', '/')).href;

/**
 * The seam is the module loader: modules asked for with `?mutant=…` bring their imports with the same mark, the one file reads as
 * the mutant says, and their tests are collected instead of run.
 */
function withMutant(mutant: Mutant, mark: string) {
  const asked = `?mutant=${mark}`;
  let met = false;
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (!context.parentURL?.endsWith(asked)) return next(specifier, context);
      if (specifier === 'node:test')
        return { ...next(`${root}testing/collected-tests.ts`, context), shortCircuit: true };
      const found = next(specifier, context);
      const ours = specifier.startsWith('.') && found.url.startsWith(root) && !found.url.includes('?');
      return ours && !found.url.endsWith('collected-tests.ts') ? { ...found, url: found.url + asked } : found;
    },
    load(url, context, next) {
      if (url !== root + mutant.file + asked) return next(url, context);
      met = true;
      const source = readFileSync(fileURLToPath(url), 'utf8');
      if (source.split(mutant.code).length !== 2)
        throw new Error(`mutant “${mutant.name}”: its line stands in ${mutant.file} not exactly once`);
      return {
        format: 'module-typescript',
        source: source.replace(mutant.code, () => mutant.becomes),
        shortCircuit: true,
      };
    },
  });
  return { load: (file: string) => import(root + file + asked), met: () => met, end: () => hooks.deregister() };
}

/** Who catches it: the name of a scenario, or `property`; `undefined` = it lives. */
export async function caughtBy(mutant: Mutant, mark: string): Promise<string | undefined> {
  const engine = withMutant(mutant, mark);
  try {
    const by = (await byScenarios(engine.load)) ?? (await byProperty(engine.load));
    if (!engine.met()) throw new Error(`mutant “${mutant.name}”: ${mutant.file} was never loaded`);
    return by;
  } finally {
    engine.end();
  }
}

type Load = (file: string) => Promise<Record<string, unknown>>;

const own = ['property.test.ts', 'mutants.test.ts'];

async function byScenarios(load: Load): Promise<string | undefined> {
  const { takeCollected } = await import('./collected-tests.ts');
  const files = globSync(['*.test.ts', '{scenarios,time,votes}/*.test.ts'], { cwd: fileURLToPath(root) });
  for (const file of files.toSorted()) {
    if (own.includes(file)) continue;
    await load(file);
    for (const test of takeCollected()) if (!(await passes(test))) return test.name;
  }
  return undefined;
}

async function passes({ run }: CollectedTest): Promise<boolean> {
  try {
    await run();
    return true;
  } catch {
    return false;
  }
}

/** Enough random stories for what the scenarios do not see. */
async function byProperty(load: Load): Promise<string | undefined> {
  const { playModel } = (await load('testing/play-model.ts')) as typeof import('./play-model.ts'); // reason: the same module, broken in one line
  const { plans } = await import('./random-models.ts');
  const { movesUpTo } = await import('./random-moves.ts');
  const run = fc.check(
    fc.property(plans, movesUpTo(40), (plan, moves) => playModel(plan, moves)),
    { seed: 1, numRuns: 600, endOnFailure: true },
  );
  return run.failed ? 'property' : undefined;
}
