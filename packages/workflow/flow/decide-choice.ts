import type { TriedCondition } from '../event.ts';
import type { Facts } from '../facts.ts';
import type { ChoiceBlock, ChoiceBranch, Outcome, ParallelBlock } from '../program.ts';

export interface ChoiceDecision {
  readonly branch: ChoiceBranch;
  readonly because: 'condition' | 'outcome' | 'event' | 'default' | 'defaultAfterUnknown';
  readonly tried: readonly TriedCondition[];
}

type Conditions = Pick<Facts, 'evaluate' | 'whyUnknown' | 'askedBeside'>;

function ask(facts: Conditions, flow: string, source: string): TriedCondition {
  const value = facts.evaluate(source);
  const why = value === 'unknown' ? facts.whyUnknown?.(source) : undefined;
  const asked = facts.askedBeside?.(source) ?? [];
  const beside = asked.length > 0 ? { asked } : {};
  return { flow, source, value, ...(why ? { why } : {}), ...beside };
}

/** Tries the guards in order. A condition that cannot be told ends the trying: the declared default is taken, never a silent "no". */
export function decideChoice(
  choice: ChoiceBlock,
  before: { readonly outcome?: Outcome; readonly event?: string },
  facts: Conditions,
): ChoiceDecision {
  const tried: TriedCondition[] = [];
  // 不通过 comes before everything: no condition may lead it past its own flow
  const no = before.outcome === 'no' ? choice.branches.find(isNo) : undefined;
  if (no) return { branch: no, because: 'outcome', tried };
  for (const branch of choice.branches) {
    if (branch.guard.kind === 'outcome' && branch.guard.outcome === before.outcome)
      return { branch, because: 'outcome', tried };
    if (branch.guard.kind === 'event' && branch.guard.event === before.event)
      return { branch, because: 'event', tried };
    if (branch.guard.kind !== 'condition') continue;
    const asked = ask(facts, branch.flow, branch.guard.source);
    tried.push(asked);
    const { value } = asked;
    if (value === true) return { branch, because: 'condition', tried };
    if (value === 'unknown') break;
  }
  const branch = choice.branches.find((one) => one.guard.kind === 'default') ?? choice.branches.at(-1);
  if (!branch) throw new Error(`choice ${choice.id} has no branch`);
  return { branch, because: tried.at(-1)?.value === 'unknown' ? 'defaultAfterUnknown' : 'default', tried };
}

const isNo = ({ guard }: ChoiceBranch): boolean => guard.kind === 'outcome' && guard.outcome === 'no';

/** What the guards of an inclusive fork say. */
export interface TakenBranches {
  readonly branches: readonly number[];
  readonly because: 'condition' | 'default' | 'defaultAfterUnknown';
  readonly tried: readonly TriedCondition[];
}

export const isInclusive = (block: ParallelBlock): boolean =>
  block.branches.some((branch) => branch.guard !== undefined);

/**
 * Every branch whose condition holds, and those without a guard. A condition that cannot be told takes the default branch
 * as well; the default runs alone when no condition holds. Never nothing: without a default everything that is not false runs.
 */
export function decideBranches(block: ParallelBlock, facts: Conditions): TakenBranches {
  const tried: TriedCondition[] = [];
  const values = block.branches.map(({ flow, guard }) => {
    if (guard?.kind !== 'condition') return guard === undefined;
    const asked = ask(facts, flow, guard.source);
    tried.push(asked);
    return asked.value;
  });
  const unknown = values.includes('unknown');
  const byCondition = indexes(values, (value) => value === true);
  if (byCondition.length > 0 && !unknown) return { branches: byCondition, because: 'condition', tried };
  const byDefault = block.branches.findIndex(({ guard }) => guard?.kind === 'default');
  const branches = byDefault < 0 ? indexes(values, (value) => value !== false) : [...byCondition, byDefault];
  const because = unknown ? 'defaultAfterUnknown' : 'default';
  return {
    branches: branches.length > 0 ? branches.sort((a, b) => a - b) : indexes(values, () => true),
    because,
    tried,
  };
}

const indexes = <T>(list: readonly T[], fits: (value: T) => boolean): number[] =>
  list.flatMap((value, at) => (fits(value) ? [at] : []));
