import type { Run } from '../engine/run.ts';
import type { Block, NodeId } from '../program.ts';
import { behindBoundary } from '../program-index.ts';

/** Does a flow for 不同意 leave the step? */
export function hasNoFlow(run: Pick<Run, 'index'>, node: NodeId): boolean {
  const step = run.index.steps.get(node);
  const place = step && run.index.places.get(step);
  return offersNo(place && behindBoundary(place.sequence.blocks[place.at + 1]));
}

/** A choice with a branch for "no". */
export const offersNo = (behind: Block | undefined): boolean =>
  behind?.kind === 'choice' && behind.branches.some(({ guard }) => guard.kind === 'outcome' && guard.outcome === 'no');
