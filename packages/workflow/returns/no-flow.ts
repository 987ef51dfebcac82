import type { Run } from '../engine/run.ts';
import type { NodeId } from '../program.ts';
import { behindBoundary } from '../program-index.ts';

/** Does a flow for 不同意 leave the step? */
export function hasNoFlow(run: Run, node: NodeId): boolean {
  const step = run.index.steps.get(node);
  const place = step && run.index.places.get(step);
  const next = behindBoundary(place?.sequence.blocks[place.at + 1]);
  return (
    next?.kind === 'choice' && next.branches.some(({ guard }) => guard.kind === 'outcome' && guard.outcome === 'no')
  );
}
