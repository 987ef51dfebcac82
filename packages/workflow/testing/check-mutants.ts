import { ok } from 'node:assert/strict';
import { caughtBy, type Mutant } from './load-mutant.ts';

/** Each of them must be caught by a scenario or by the random play; says by which. */
export async function checkMutants(list: readonly Mutant[]): Promise<void> {
  const alive: string[] = [];
  for (const [at, mutant] of list.entries()) {
    const by = await caughtBy(mutant, `${at}-${mutant.kind}`);
    if (by === undefined) alive.push(mutant.name);
    if (process.env.MUTANTS) console.log(`${mutant.name} ← ${by ?? 'nobody'}`);
  }
  ok(alive.length === 0, `nobody notices: ${alive.join('; ')}`);
}
