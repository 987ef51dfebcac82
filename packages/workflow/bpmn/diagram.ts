import { aroundBoxes } from '../drawing/around-boxes.ts';
import { laneOf, shortName } from '../lanes/lanes.ts';
import type { Block, BranchGuard, Program, SectionBlock, Sequence, StepBlock } from '../program.ts';
import { indexOf } from '../program-index.ts';
import type { ElementKind, GraphElement, GraphFlow } from './graph.ts';
import { besideEndOf, graphOf, innerEndOf, innerStartOf, isByEvent, mergeIdOf } from './graph.ts';

export interface DiagramNode {
  readonly id: string;
  readonly kind: ElementKind;
  /** Of a join that does not wait for all, how many are enough. */
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** 泳道 of a step as the file names it, and the same as short as a step is wide; this picture has no bands. */
  readonly lane?: { readonly name: string; readonly short: string };
}

export interface DiagramPoint {
  readonly x: number;
  readonly y: number;
}

export interface DiagramEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly points: readonly DiagramPoint[];
}

/** A drawing in pixels from (0, 0): steps in columns from left to right, branches in rows. */
export interface Diagram {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

const margin = 24;
const rowHeight = 104;
const columnWidth = { step: 176, other: 84 };
const sizes: Readonly<Record<ElementKind, { readonly w: number; readonly h: number }>> = {
  step: { w: 128, h: 64 },
  start: { w: 36, h: 36 },
  end: { w: 36, h: 36 },
  choice: { w: 44, h: 44 },
  merge: { w: 44, h: 44 },
  fork: { w: 44, h: 44 },
  join: { w: 44, h: 44 },
  events: { w: 44, h: 44 },
  catch: { w: 36, h: 36 },
  boundary: { w: 36, h: 36 },
  beside: { w: 36, h: 36 },
  section: { w: 128, h: 64 },
};

/** Where everything is drawn. Depends on the program only, so a running matter can be coloured over it. */
export function diagram(program: Program): Diagram {
  const graph = graphOf(program);
  const centres = new Map<string, DiagramPoint>();
  const rows = rowsOf(program.root);
  const middle = margin + (rows * rowHeight) / 2;
  centres.set(program.startId, { x: margin + columnWidth.other / 2, y: middle });
  const boxes: Boxes = new Map();
  const lanes = new Map<string, number>();
  const places = { centres, boxes, lanes };
  const right = placeSequence(program.root, { x: margin + columnWidth.other, top: margin, rows }, places);
  placeTimers(graph.elements, places);

  const joins = new Map(
    [...indexOf(program).parallels.values()].map(({ joinId, enough }) => [joinId, enough] as const),
  );
  const nodes = graph.elements.map(({ id, kind, name }): DiagramNode => {
    const lane = kind === 'step' ? laneOf(program, id) : undefined;
    const enough = kind === 'join' ? joins.get(id) : undefined;
    const words = enough ? `${enough.branches} 路办完往下` : name;
    const common = {
      id,
      kind,
      name: words,
      ...(lane === undefined ? {} : { lane: { name: lane, short: shortName(lane) } }),
    };
    const centre = centres.get(id) ?? { x: margin, y: margin };
    const box = boxes.get(id);
    if (box) return { ...common, ...box };
    const { w, h } = sizes[kind];
    return { ...common, x: centre.x - w / 2, y: centre.y - h / 2, w, h };
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const bottom = margin + rows * rowHeight;
  const owners = ownersOf(graph.elements);
  const edges = graph.flows.flatMap((flow) => {
    const [from, to] = [byId.get(flow.from), byId.get(flow.to)];
    if (!from || !to) return [];
    const own = new Set([...owners(flow.from), ...owners(flow.to)]);
    const others = nodes.filter(({ id }) => !own.has(id));
    const points = aroundBoxes(route(flow, from, to, { bottom, lane: lanes.get(flow.id) }), {
      from,
      to,
      boxes: others,
    });
    return [{ id: flow.id, from: flow.from, to: flow.to, label: flow.label, points }];
  });
  const loops = graph.flows.some((flow) => flow.back) ? margin : 0;
  const lowest = Math.max(bottom + loops, ...edges.flatMap(({ points }) => points.map(({ y }) => y)));
  return { width: right + margin, height: lowest + margin, nodes, edges };
}

/**
 * Timers sit side by side on the lower edge: of a step from the right, those that interrupt first; of a section those from the
 * right and what begins beside it from the left.
 */
function placeTimers(elements: readonly GraphElement[], { centres, boxes }: Places): void {
  const apart = sizes.boundary.w + 4;
  const inset = sizes.step.w / 2;
  const taken = new Map<string, number>();
  const interrupting = elements.filter(({ kind }) => kind === 'boundary');
  for (const { id, kind, attachedTo = '' } of [...interrupting, ...elements.filter((one) => one.kind === 'beside')]) {
    const [step, box] = [centres.get(attachedTo), boxes.get(attachedTo)];
    const edge = box ? `${attachedTo} ${kind}` : attachedTo;
    const along = (taken.get(edge) ?? 0) * apart;
    taken.set(edge, (taken.get(edge) ?? 0) + 1);
    if (box) {
      const x = kind === 'beside' ? box.x + inset + along : box.x + box.w - inset - along;
      centres.set(id, { x, y: box.y + box.h });
    } else if (step) centres.set(id, { x: step.x + sizes.step.w / 4 - along, y: step.y + sizes.step.h / 2 });
  }
}

/** An element, the step whose edge it sits on, and the sub-processes it is in: a way from there begins in them. */
function ownersOf(elements: readonly GraphElement[]): (id: string) => readonly string[] {
  const above = new Map(elements.map(({ id, parent, attachedTo }) => [id, attachedTo ?? parent]));
  return (id) => {
    const found = [id];
    for (let up = above.get(id); up !== undefined && !found.includes(up); up = above.get(up)) found.push(up);
    return found;
  };
}

interface Cell {
  readonly x: number;
  readonly top: number;
  readonly rows: number;
}

const rowsOf = (sequence: Sequence): number => Math.max(1, ...sequence.blocks.map(blockRows));

const blockRows = (block: Block): number =>
  block.kind === 'section'
    ? rowsOf(block.body) + 2 * rowsBeside(block)
    : block.kind === 'choice' || block.kind === 'parallel'
      ? block.branches.reduce((sum, branch) => sum + rowsOf(branch.body), 0)
      : block.kind === 'step'
        ? 1 + 2 * rowsBeside(block)
        : 1;

/** Below the step; as many stay free above it, so that the flow runs straight. */
const rowsBeside = ({ beside = [] }: Pick<StepBlock, 'beside'>): number =>
  beside.reduce((sum, { body }) => sum + rowsOf(body), 0);

type Boxes = Map<string, Pick<DiagramNode, 'x' | 'y' | 'w' | 'h'>>;

interface Places {
  readonly centres: Map<string, DiagramPoint>;
  /** Embedded sub-processes, around what is in them. */
  readonly boxes: Boxes;
  /** Height at which a branch without steps runs, by its flow. */
  readonly lanes: Map<string, number>;
}

/** Places a sequence and answers the x behind it. */
function placeSequence(sequence: Sequence, cell: Cell, places: Places): number {
  return sequence.blocks.reduce((x, block) => placeBlock(block, { ...cell, x }, places), cell.x);
}

function placeBlock(block: Block, cell: Cell, places: Places): number {
  const y = cell.top + (cell.rows * rowHeight) / 2;
  const put = (id: string, x: number, width: number): number => {
    if (!places.centres.has(id)) places.centres.set(id, { x: x + width / 2, y });
    return x + width;
  };
  switch (block.kind) {
    case 'step':
      return placeBeside(
        block,
        { ...cell, x: put(block.node, cell.x, columnWidth.step), top: y + rowHeight / 2 },
        places,
      );
    case 'end':
      return put(block.id, cell.x, columnWidth.other);
    case 'goBack':
      return cell.x;
    case 'section': {
      const inside = rowsOf(block.body) * rowHeight;
      const right = placeSection(block, { ...cell, top: y - inside / 2 }, places);
      const below = placeBeside(block, { ...cell, x: cell.x + columnWidth.step, top: y + inside / 2 }, places);
      return Math.max(right, below);
    }
    case 'choice':
    case 'parallel': {
      // events stand in the branches, where the gateway would have been
      const inside = isByEvent(block) ? cell.x + columnWidth.other : put(block.id, cell.x, columnWidth.other);
      const right = placeBranches(
        block.branches,
        { ...cell, x: inside, top: y - (blockRows(block) * rowHeight) / 2 },
        places,
      );
      return put(block.kind === 'parallel' ? block.joinId : mergeIdOf(block.id), right, columnWidth.other);
    }
  }
}

/** What runs beside a step stands below and behind it, each up to its end. */
function placeBeside({ beside = [] }: Pick<StepBlock, 'beside'>, cell: Cell, places: Places): number {
  let { top } = cell;
  let right = cell.x;
  for (const { event, body } of beside) {
    const rows = rowsOf(body);
    const end = placeSequence(body, { x: cell.x, top, rows }, places);
    places.centres.set(besideEndOf(event), { x: end + columnWidth.other / 2, y: top + (rows * rowHeight) / 2 });
    right = Math.max(right, end + columnWidth.other);
    top += rows * rowHeight;
  }
  return right;
}

/** A frame around its inside; of an ad-hoc one the steps stand side by side without arrows. */
function placeSection({ id, adHoc, body }: SectionBlock, cell: Cell, places: Places): number {
  const rows = rowsOf(body);
  const y = cell.top + (rows * rowHeight) / 2;
  const inside = cell.x + (adHoc ? margin : columnWidth.other);
  const right = placeSequence(body, { x: inside, top: cell.top, rows }, places);
  const end = right + (adHoc ? margin : columnWidth.other);
  if (!adHoc) {
    places.centres.set(innerStartOf(id), { x: cell.x + columnWidth.other / 2, y });
    places.centres.set(innerEndOf(id), { x: right + columnWidth.other / 2, y });
  }
  const gap = margin / 3;
  places.boxes.set(id, {
    x: cell.x + gap,
    y: cell.top + gap,
    w: end - cell.x - 2 * gap,
    h: rows * rowHeight - 2 * gap,
  });
  return end;
}

function placeBranches(
  branches: readonly { readonly flow: string; readonly body: Sequence; readonly guard?: BranchGuard }[],
  cell: Cell,
  places: Places,
): number {
  let { top } = cell;
  let right = cell.x + columnWidth.other;
  for (const { flow, body, guard } of branches) {
    const rows = rowsOf(body);
    if (body.blocks.length === 0 && guard?.kind !== 'event') places.lanes.set(flow, top + (rows * rowHeight) / 2);
    if (guard?.kind === 'event')
      places.centres.set(guard.event, { x: cell.x - columnWidth.other / 2, y: top + (rows * rowHeight) / 2 });
    right = Math.max(right, placeSequence(body, { x: cell.x, top, rows }, places));
    top += rows * rowHeight;
  }
  return right;
}

interface Ways {
  readonly bottom: number;
  readonly lane: number | undefined;
}

/** Right side to left side with one bend; upright ends where many meet; arrows that go back run below everything. */
function route(flow: GraphFlow, from: DiagramNode, to: DiagramNode, { bottom, lane }: Ways): readonly DiagramPoint[] {
  const start = { x: from.x + from.w, y: from.y + from.h / 2 };
  const end = { x: to.x, y: to.y + to.h / 2 };
  const [fromX, toX] = [from.x + from.w / 2, to.x + to.w / 2];
  const edgeTo = ({ y, h }: DiagramNode, height: number): number => (height > y + h / 2 ? y + h : y);
  if (flow.back || end.x < start.x)
    return [
      { x: fromX, y: from.y + from.h },
      { x: fromX, y: bottom },
      { x: toX, y: bottom },
      { x: toX, y: to.y + to.h },
    ];
  if (lane !== undefined && Math.abs(lane - start.y) > from.h / 2 && Math.abs(lane - end.y) > to.h / 2)
    return [
      { x: fromX, y: edgeTo(from, lane) },
      { x: fromX, y: lane },
      { x: toX, y: lane },
      { x: toX, y: edgeTo(to, lane) },
    ];
  if (start.y === end.y) return [start, end];
  if (from.kind === 'choice' || from.kind === 'fork' || from.kind === 'beside')
    return [{ x: fromX, y: edgeTo(from, end.y) }, { x: fromX, y: end.y }, end];
  if (to.kind === 'join' || to.kind === 'merge')
    return [start, { x: toX, y: start.y }, { x: toX, y: edgeTo(to, start.y) }];
  const bend = (start.x + end.x) / 2;
  return [start, { x: bend, y: start.y }, { x: bend, y: end.y }, end];
}
