import type { NodeId } from '../program.ts';
import type { State } from '../state.ts';

/** What a step is to the trial: under way, standing still, or done. */
export type WalkMark = 'here' | 'stopped' | 'done';

/** Marks of the steps that have been reached; what is under way or stands still goes before what was done earlier. */
export function marksOf({ visits }: State): Readonly<Record<NodeId, WalkMark>> {
  const marks: Record<NodeId, WalkMark> = {};
  const mark = (node: NodeId, as: WalkMark): void => {
    if (marks[node] === undefined || as !== 'done') marks[node] = as;
  };
  for (const { node, state } of visits) {
    if (state === 'open' || state === 'parked') mark(node, 'here');
    else if (state === 'incident') mark(node, 'stopped');
    else if (state === 'done' || state === 'returned') mark(node, 'done');
  }
  return marks;
}
