import type { TriedCondition } from '../event.ts';
import type { ChoiceBlock, Outcome, ParallelBlock } from '../program.ts';
import { decideBranches, decideChoice, isInclusive } from './decide-choice.ts';

/** 换一种情况试试: what is known of the matter when it comes to a fork. */
export interface TriedCase {
  readonly outcome?: Outcome;
  readonly event?: string;
  readonly evaluate: (condition: string) => boolean | 'unknown';
}

/** Which branches would be taken, by their places, and what was asked on the way. */
export interface TriedWays {
  readonly taken: readonly number[];
  /** A condition could not be told: the way for everything else is taken. */
  readonly isUnknown: boolean;
  readonly tried: readonly TriedCondition[];
}

/** The very decision of the engine, for a case that somebody thinks of. */
export function waysTaken(block: ChoiceBlock | ParallelBlock, { outcome, event, evaluate }: TriedCase): TriedWays {
  if (block.kind === 'choice') {
    const before = { ...(outcome ? { outcome } : {}), ...(event === undefined ? {} : { event }) };
    const { branch, because, tried } = decideChoice(block, before, { evaluate });
    return { taken: [block.branches.indexOf(branch)], isUnknown: because === 'defaultAfterUnknown', tried };
  }
  if (!isInclusive(block)) return { taken: [...block.branches.keys()], isUnknown: false, tried: [] };
  const { branches, because, tried } = decideBranches(block, { evaluate });
  return { taken: branches, isUnknown: because === 'defaultAfterUnknown', tried };
}
