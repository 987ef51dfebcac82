import type { MatterView } from '../../contract.ts';
import type { BarDecisions } from '../handling/acts.ts';

/** `退回给刘思远修改…` where it can only go back to him. */
function returnWords(view: MatterView, words: string): string {
  const [target, ...others] = view.myTask?.returnTargets ?? [];
  return target && others.length === 0 ? `退回给${target.who}修改…` : words;
}

/** The one decision for and the one against, each named by its effect; all others stand under 更多. */
export function twoDecisions(view: MatterView, { primary, others, more }: BarDecisions): BarDecisions {
  const against = others.find(({ key }) => key === 'return') ?? others[0];
  const named = against?.key === 'return' ? { ...against, words: returnWords(view, against.words) } : against;
  return {
    ...(primary ? { primary } : {}),
    others: named ? [named] : [],
    more: [...others.filter((one) => one !== against), ...more],
  };
}
