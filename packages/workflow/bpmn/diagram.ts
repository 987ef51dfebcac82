import type { Block, Program, Sequence } from '../program.ts';
import type { ElementKind, GraphFlow } from './graph.ts';
import { graphOf, mergeIdOf } from './graph.ts';

export interface DiagramNode {
  readonly id: string;
  readonly kind: ElementKind;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
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
};

/** Where everything is drawn. Depends on the program only, so a running matter can be coloured over it. */
export function diagram(program: Program): Diagram {
  const graph = graphOf(program);
  const centres = new Map<string, DiagramPoint>();
  const rows = rowsOf(program.root);
  const middle = margin + (rows * rowHeight) / 2;
  centres.set(program.startId, { x: margin + columnWidth.other / 2, y: middle });
  const right = placeSequence(program.root, { x: margin + columnWidth.other, top: margin, rows }, centres);

  const nodes = graph.elements.map(({ id, kind, name }) => {
    const centre = centres.get(id) ?? { x: margin, y: margin };
    const { w, h } = sizes[kind];
    return { id, kind, name, x: centre.x - w / 2, y: centre.y - h / 2, w, h };
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const bottom = margin + rows * rowHeight;
  const edges = graph.flows.flatMap((flow) => {
    const [from, to] = [byId.get(flow.from), byId.get(flow.to)];
    return from && to
      ? [{ id: flow.id, from: flow.from, to: flow.to, label: flow.label, points: route(flow, from, to, bottom) }]
      : [];
  });
  const loops = graph.flows.some((flow) => flow.back) ? margin : 0;
  return { width: right + margin, height: bottom + margin + loops, nodes, edges };
}

interface Cell {
  readonly x: number;
  readonly top: number;
  readonly rows: number;
}

const rowsOf = (sequence: Sequence): number => Math.max(1, ...sequence.blocks.map(blockRows));

const blockRows = (block: Block): number =>
  block.kind === 'choice' || block.kind === 'parallel'
    ? block.branches.reduce((sum, branch) => sum + rowsOf(branch.body), 0)
    : 1;

type Centres = Map<string, DiagramPoint>;

/** Places a sequence and answers the x behind it. */
function placeSequence(sequence: Sequence, cell: Cell, centres: Centres): number {
  return sequence.blocks.reduce((x, block) => placeBlock(block, { ...cell, x }, centres), cell.x);
}

function placeBlock(block: Block, cell: Cell, centres: Centres): number {
  const y = cell.top + (cell.rows * rowHeight) / 2;
  const put = (id: string, x: number, width: number): number => {
    if (!centres.has(id)) centres.set(id, { x: x + width / 2, y });
    return x + width;
  };
  switch (block.kind) {
    case 'step':
      return put(block.node, cell.x, columnWidth.step);
    case 'end':
      return put(block.id, cell.x, columnWidth.other);
    case 'goBack':
      return cell.x;
    case 'choice':
    case 'parallel': {
      const inside = put(block.id, cell.x, columnWidth.other);
      const right = placeBranches(
        block.branches,
        { ...cell, x: inside, top: y - (blockRows(block) * rowHeight) / 2 },
        centres,
      );
      return put(block.kind === 'parallel' ? block.joinId : mergeIdOf(block.id), right, columnWidth.other);
    }
  }
}

function placeBranches(branches: readonly { readonly body: Sequence }[], cell: Cell, centres: Centres): number {
  let { top } = cell;
  let right = cell.x + columnWidth.other;
  for (const { body } of branches) {
    const rows = rowsOf(body);
    right = Math.max(right, placeSequence(body, { x: cell.x, top, rows }, centres));
    top += rows * rowHeight;
  }
  return right;
}

/** Right side to left side with one bend; upright ends where many meet; arrows that go back run below everything. */
function route(flow: GraphFlow, from: DiagramNode, to: DiagramNode, bottom: number): readonly DiagramPoint[] {
  const start = { x: from.x + from.w, y: from.y + from.h / 2 };
  const end = { x: to.x, y: to.y + to.h / 2 };
  if (flow.back || end.x < start.x) {
    const [fromX, toX] = [from.x + from.w / 2, to.x + to.w / 2];
    return [
      { x: fromX, y: from.y + from.h },
      { x: fromX, y: bottom },
      { x: toX, y: bottom },
      { x: toX, y: to.y + to.h },
    ];
  }
  if (start.y === end.y) return [start, end];
  if (from.kind === 'choice' || from.kind === 'fork') {
    const side = { x: from.x + from.w / 2, y: end.y > start.y ? from.y + from.h : from.y };
    return [side, { x: side.x, y: end.y }, end];
  }
  const bend = to.kind === 'join' || to.kind === 'merge' ? to.x + to.w / 2 : (start.x + end.x) / 2;
  if (bend !== to.x + to.w / 2) return [start, { x: bend, y: start.y }, { x: bend, y: end.y }, end];
  return [start, { x: bend, y: start.y }, { x: bend, y: start.y > end.y ? to.y + to.h : to.y }];
}
