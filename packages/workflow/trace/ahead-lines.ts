import type { AheadStep } from './ahead-step.ts';

/** A line of 还要经过谁: a step, with its place in the whole way (from 0), or branches that are handled at the same time. */
export type AheadLine =
  | { readonly at: number; readonly step: AheadStep }
  | { readonly at: number; readonly enough?: number; readonly branches: readonly (readonly AheadLine[])[] };

interface Placed {
  readonly at: number;
  readonly step: AheadStep;
}

/** The way in lines: steps of one fork, which stand behind one another in the way, become one line with its branches in their order. */
export const linesAhead = (steps: readonly AheadStep[]): readonly AheadLine[] =>
  linesWithin(
    steps.map((step, at) => ({ at, step })),
    0,
  );

function linesWithin(steps: readonly Placed[], depth: number): readonly AheadLine[] {
  return runsOf(steps, ({ step }) => step.forks?.[depth]?.fork).flatMap((run): readonly AheadLine[] => {
    const [first] = run;
    const fork = first?.step.forks?.[depth];
    if (!first || !fork) return run;
    const branches = runsOf(run, ({ step }) => step.forks?.[depth]?.branch);
    return [
      {
        at: first.at,
        ...(fork.enough === undefined ? {} : { enough: fork.enough }),
        branches: branches.map((branch) => linesWithin(branch, depth + 1)),
      },
    ];
  });
}

/** Steps next to one another for which the same is told, together. */
function runsOf(steps: readonly Placed[], told: (one: Placed) => string | undefined): readonly (readonly Placed[])[] {
  const runs: Placed[][] = [];
  let former: string | undefined;
  for (const one of steps) {
    const run = runs.at(-1);
    const now = told(one);
    if (run && now === former) run.push(one);
    else runs.push([one]);
    former = now;
  }
  return runs;
}
