import type { BpmnNode } from '../bpmn/bpmn-graph.ts';
import type { MeetingPoints } from '../flow/post-dominators.ts';

interface Around {
  readonly points: MeetingPoints;
  readonly seen: ReadonlySet<BpmnNode>;
  /** Where the sequence ends in which the region would stand. */
  readonly stop: BpmnNode | undefined;
}

export interface Region {
  readonly members: readonly BpmnNode[];
  /** Where it is left for; absent = the way ends inside. */
  readonly next: BpmnNode | undefined;
}

/** The smallest region from a node on that is entered by this node alone and left for one place only. */
export function lockedRegion(node: BpmnNode, { points, seen, stop }: Around): Region | undefined {
  if (seen.has(node)) return undefined;
  const tried = new Set<BpmnNode | undefined>();
  for (let next = points.meet(node); !tried.has(next); next = next === stop ? undefined : next && points.meet(next)) {
    tried.add(next);
    // where the sequence has a stop, a region without end would swallow what stands behind it
    if (next === undefined && stop !== undefined) return undefined;
    // an event on the edge of a step is never parted from it
    if (next?.element.$type === 'bpmn:BoundaryEvent') continue;
    const members = between(node, next);
    if (isClosed(node, members, next) && ![...members].some((member) => seen.has(member)))
      return { members: [...members], next };
    if (next === stop) return undefined;
  }
  return undefined;
}

function between(node: BpmnNode, end: BpmnNode | undefined): ReadonlySet<BpmnNode> {
  const members = new Set<BpmnNode>([node]);
  for (const member of members) {
    for (const { to } of member.out) if (to !== end) members.add(to);
    for (const timer of member.beside) members.add(timer);
  }
  return members;
}

/** Entered in front only, except from within; what leads back from here leads to what is in it. */
function isClosed(node: BpmnNode, members: ReadonlySet<BpmnNode>, next: BpmnNode | undefined): boolean {
  return [...members].every(
    (member) =>
      (member === node || member.in.every(({ from }) => members.has(from))) &&
      member.out.every(({ to }) => to === next || members.has(to)),
  );
}
