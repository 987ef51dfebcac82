import type { BpmnFlow, BpmnNode } from '../bpmn/bpmn-graph.ts';

/** Where the branches of a gateway meet again, and which flows go back. */
export interface MeetingPoints {
  readonly back: ReadonlySet<BpmnFlow>;
  /** The node where all ways from here that reach the main end come together; absent = they do not meet. */
  meet(node: BpmnNode): BpmnNode | undefined;
}

/**
 * Immediate post-dominators of the flow without its back arrows. Ways into a side end (or only back) do not count,
 * so that "不同意 → 结束" beside the main way does not tear the structure apart. The main end is the one the file names (`gov:main`),
 * else the one with the longest way.
 */
export function meetingPoints(start: BpmnNode): MeetingPoints {
  const { back, order } = walk(start);
  const told = order.find(({ kind, element }) => kind === 'end' && element.main === true);
  const main = told ?? mainEnd(order, back);
  const toMain = immediate(order, back, (node) => node === main);
  const toAny = immediate(order, back, (node) => node.kind === 'end');
  return {
    back,
    meet(node) {
      const points = toMain.has(node) ? toMain : toAny;
      const point = points.get(node);
      // where one way alone goes on, its event is part of that way
      return point && isEventOf(node, point) ? points.get(point) : point;
    },
  };
}

/** An event of this gateway, or a timer on the edge of this step. */
const isEventOf = (node: BpmnNode, { kind }: BpmnNode): boolean =>
  kind === 'boundary' || (node.kind === 'events' && kind === 'catch');

/** Depth-first: arrows to a node still being walked go back; `order` lists nodes after all their successors. */
function walk(start: BpmnNode): { back: Set<BpmnFlow>; order: BpmnNode[] } {
  const back = new Set<BpmnFlow>();
  const order: BpmnNode[] = [];
  const state = new Map<BpmnNode, 'open' | 'done'>([[start, 'open']]);
  const stack: { node: BpmnNode; next: number }[] = [{ node: start, next: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const flow = top.node.out[top.next];
    top.next += 1;
    if (!flow) {
      state.set(top.node, 'done');
      order.push(top.node);
      stack.pop();
    } else if (state.get(flow.to) === 'open') back.add(flow);
    else if (!state.has(flow.to)) {
      state.set(flow.to, 'open');
      stack.push({ node: flow.to, next: 0 });
    }
  }
  return { back, order };
}

/** The end with the longest way from the start. */
function mainEnd(order: readonly BpmnNode[], back: ReadonlySet<BpmnFlow>): BpmnNode | undefined {
  const length = new Map<BpmnNode, number>();
  let main: BpmnNode | undefined;
  for (const node of [...order].reverse()) {
    const here = length.get(node) ?? 0;
    for (const flow of node.out) {
      if (!back.has(flow)) length.set(flow.to, Math.max(length.get(flow.to) ?? 0, here + 1));
    }
    if (node.kind === 'end' && (!main || here > (length.get(main) ?? 0))) main = node;
  }
  return main;
}

/** Undefined as a value = meets only behind the end; no entry = no way to such an end. */
function immediate(
  order: readonly BpmnNode[],
  back: ReadonlySet<BpmnFlow>,
  isExit: (node: BpmnNode) => boolean,
): ReadonlyMap<BpmnNode, BpmnNode | undefined> {
  const result = new Map<BpmnNode, BpmnNode | undefined>();
  const rank = new Map<BpmnNode, number>();
  const common = (a: BpmnNode | undefined, b: BpmnNode | undefined): BpmnNode | undefined => {
    let [x, y] = [a, b];
    while (x !== y) {
      if (!x || !y) return undefined;
      if ((rank.get(x) ?? 0) > (rank.get(y) ?? 0)) x = result.get(x);
      else y = result.get(y);
    }
    return x;
  };
  order.forEach((node, index) => {
    rank.set(node, index);
    if (isExit(node)) result.set(node, undefined);
    else {
      const ways = node.out.filter((flow) => !back.has(flow) && result.has(flow.to)).map((flow) => flow.to);
      const [first, ...rest] = ways;
      if (first) result.set(node, rest.reduce<BpmnNode | undefined>(common, first));
    }
  });
  return result;
}
