import fc from 'fast-check';
import { compileExpression } from '../../index.ts';
import { expressions } from '../expressions.ts';
import { differenceOf } from './differences.ts';
import { ruleOf } from './rules.ts';

/** Compares random expressions with `feelin`; throws with the seed where a difference has no rule. */
export function compareRandom(runs: number, seed: number): { readonly compared: number; readonly explained: number } {
  let compared = 0;
  let explained = 0;
  fc.assert(
    fc.property(expressions, (tree) => {
      if (!compileExpression(tree.source).ok) return;
      compared += 1;
      const difference = differenceOf(tree);
      if (!difference) return;
      explained += 1;
      if (ruleOf(difference) === undefined)
        throw new Error(`a difference from feelin that no rule explains: ${JSON.stringify(difference)}`);
    }),
    { numRuns: runs, seed },
  );
  return { compared, explained };
}
