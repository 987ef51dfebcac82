import type { Enough, Program } from '../program.ts';
import { indexOf } from '../program-index.ts';

/** A parallel branch that a foreseen step stands in: its fork and flow by id, and how many branches go on without the others. */
export interface ForkAround {
  readonly fork: string;
  readonly branch: string;
  readonly enough?: Enough['branches'];
}

/** The forks around a foreseen step, outermost first, by the flow ids of its `branches`. */
export function forksAround(program: Program, branches: readonly string[]): readonly ForkAround[] {
  const blocks = [...indexOf(program).parallels.values()];
  return branches.flatMap((flow) => {
    const block = blocks.find((one) => one.branches.some((branch) => branch.flow === flow));
    if (!block) return [];
    return [{ fork: block.id, branch: flow, ...(block.enough ? { enough: block.enough.branches } : {}) }];
  });
}
