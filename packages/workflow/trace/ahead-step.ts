import type { ForecastStep, Uncertainty } from '../engine/foresee-way.ts';
import { type ForkAround, forksAround } from '../engine/forks-around.ts';
import type { Program } from '../program.ts';
import { voteInWords } from './vote-in-words.ts';

/** A step to come as 还要经过谁 shows it. */
export interface AheadStep {
  readonly step: string;
  readonly who: string;
  /** How many must agree, where several vote. */
  readonly votes?: string;
  /** The parallel branches it stands in, outermost first. */
  readonly forks?: readonly ForkAround[];
  /** Not certain: what it hangs on. */
  readonly uncertain?: Uncertainty;
  /** Of the other way; the one assumed stands before it. */
  readonly alternative?: true;
}

/** A foreseen step as it is shown; `who`: its handlers by name, joined. */
export function aheadStep(program: Program, foreseen: ForecastStep, who: string): AheadStep {
  const { node, name, handlers, passes, branches, beside, uncertain, alternative } = foreseen;
  const definition = program.nodes[node];
  // an added step asks those named for it, not the votes of the step it stands behind
  const votes = definition && name === undefined && handlers.length > 1 ? voteInWords(definition.multi) : undefined;
  // what goes on beside it stands on its own: nothing waits for it
  const forks = beside ? [] : forksAround(program, branches);
  return {
    step: `${name ?? definition?.name ?? ''}${beside ? `（旁办：${beside}）` : ''}`,
    who: who + (passes ? '（自动通过）' : ''),
    ...(votes ? { votes } : {}),
    ...(forks.length > 0 ? { forks } : {}),
    ...(uncertain ? { uncertain } : {}),
    ...(alternative ? { alternative } : {}),
  };
}
