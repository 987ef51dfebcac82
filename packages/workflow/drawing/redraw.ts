import type { ModdleElement } from 'bpmn-moddle';
import { type DiagramNode, diagram } from '../bpmn/diagram.ts';
import { graphOf } from '../bpmn/graph.ts';
import { childOf, listOf, textOf } from '../bpmn/moddle-values.ts';
import type { Design } from '../designing/design.ts';
import type { Block, Program } from '../program.ts';
import { type Drawing, listIn, sourceOf, takeOut, targetOf } from './drawing.ts';
import { touchedRegion } from './touched-region.ts';

export interface Touched {
  readonly before: Design;
  readonly after: Design;
  /** Ids of elements and flows that are new, turned or gone. */
  readonly touched: ReadonlySet<string>;
  /** Element of the tree → the one drawn. */
  readonly drawn: ReadonlyMap<string, string | undefined>;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const gap = 48;

/**
 * The picture of what was touched is made anew; everything else keeps its place, moved aside where room is needed. A file
 * without a picture stays without one: it is laid out by whoever opens it.
 */
export function redraw(drawing: Drawing, { before, after, touched, drawn }: Touched): void {
  const plane = childOf(listOf(drawing.definitions.diagrams)[0]?.plane);
  if (touched.size === 0 || !plane) return;
  const picture = new Picture(drawing, plane);
  const region = touchedRegion(before.program.root, after.program.root);
  const old = picture.boxOf(region.was.flatMap((block) => idsOf(block, before, drawn)));
  const anchor = picture.boxOf(
    region.anchor ? idsOf(region.anchor, after, drawn) : [drawn.get(region.lead ?? '') ?? after.program.startId],
  );
  picture.forget();
  const nodes = laidOut(after.program, region.now);
  const place = old ?? (anchor && { x: anchor.x + anchor.w + gap / 2, y: anchor.y + anchor.h / 2 - 32, w: 0, h: 64 });
  if (place) {
    const size = sizeOf(nodes);
    const grown = { x: Math.max(0, size.w + (old ? 0 : gap) - place.w), y: Math.max(0, size.h - place.h) };
    const own = new Set(region.now.flatMap((block) => idsOf(block, after, drawn)));
    picture.makeRoom(place, grown, own);
    const top = place.y + Math.max(0, (place.h - size.h) / 2);
    for (const node of nodes) {
      const id = drawn.get(node.id);
      if (id !== undefined && !after.locked[node.id])
        picture.put(id, { ...node, x: place.x + node.x - size.x, y: top + node.y - size.y });
    }
  }
  picture.connect(touched);
}

/** Everything drawn of a block, by the ids of the drawing. */
function idsOf(
  block: Block,
  { program, locked }: Design,
  drawn: ReadonlyMap<string, string | undefined>,
): readonly string[] {
  const { elements } = graphOf({ ...program, root: { kind: 'sequence', blocks: [block] } });
  return elements
    .filter(({ id }) => id !== program.startId)
    .flatMap(({ id }) => locked[id]?.members ?? drawn.get(id) ?? id);
}

const laidOut = (program: Program, blocks: readonly Block[]): readonly DiagramNode[] =>
  blocks.length === 0
    ? []
    : diagram({ ...program, root: { kind: 'sequence', blocks } }).nodes.filter(({ id }) => id !== program.startId);

function sizeOf(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, w: 0, h: 0 };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    w: Math.max(...boxes.map((box) => box.x + box.w)) - x,
    h: Math.max(...boxes.map((box) => box.y + box.h)) - y,
  };
}

/** Shapes and edges of one plane. */
class Picture {
  private readonly drawing: Drawing;
  private readonly plane: ModdleElement;
  private readonly parts: ModdleElement[];

  constructor(drawing: Drawing, plane: ModdleElement) {
    this.drawing = drawing;
    this.plane = plane;
    this.parts = listIn(plane, 'planeElement');
  }

  private find(id: string): ModdleElement | undefined {
    return this.parts.find((part) => textOf(childOf(part.bpmnElement)?.id) === id);
  }

  boxOf(ids: readonly string[]): Box | undefined {
    const boxes = ids.flatMap((id) => boundsOf(this.find(id)) ?? []);
    return boxes.length > 0 ? sizeOf(boxes) : undefined;
  }

  /** Takes out the pictures of what is drawn no more. */
  forget(): void {
    const { nodes, flows, containers } = this.drawing;
    for (const part of [...this.parts]) {
      const element = childOf(part.bpmnElement);
      const id = textOf(element?.id);
      const known = nodes.get(id) ?? flows.get(id);
      if (known && known !== element) part.bpmnElement = known;
      const inProcess =
        element && /^bpmn:(.*Flow|.*Task|.*Event|.*Gateway|.*Activity|.*SubProcess)$/.test(element.$type);
      if (inProcess && !known && element.$type !== 'bpmn:MessageFlow' && !containers.has(element))
        takeOut(this.parts, part);
    }
  }

  /** Moves what stands to the right and below, and widens what is around. */
  makeRoom(place: Box, grown: { readonly x: number; readonly y: number }, own: ReadonlySet<string>): void {
    const right = place.x + place.w;
    const bottom = place.y + place.h;
    const moved = ({ x, y }: Pick<Box, 'x' | 'y'>) => ({
      x: x >= right - 1 ? x + grown.x : x,
      y: y >= bottom - 1 ? y + grown.y : y,
    });
    for (const part of this.parts) {
      if (own.has(textOf(childOf(part.bpmnElement)?.id))) continue;
      for (const point of listOf(part.waypoint))
        Object.assign(point, moved({ x: Number(point.x), y: Number(point.y) }));
      const bounds = childOf(part.bounds);
      const box = boundsOf(part);
      if (!bounds || !box) continue;
      const around = box.x < place.x && box.x + box.w > right && box.y <= place.y && box.y + box.h >= bottom;
      if (around) Object.assign(bounds, { width: box.w + grown.x, height: box.h + grown.y });
      else Object.assign(bounds, moved(box));
    }
  }

  put(id: string, { x, y, w, h, kind }: Box & Pick<DiagramNode, 'kind'>): void {
    const element = this.drawing.nodes.get(id);
    const { moddle } = this.drawing;
    if (!element) return;
    const bounds = moddle.create('dc:Bounds', { x: Math.round(x), y: Math.round(y), width: w, height: h });
    const known = this.find(id);
    if (known) {
      known.bounds = bounds;
      bounds.$parent = known;
      return;
    }
    const expanded = kind === 'section' ? { isExpanded: true } : {};
    const shape = moddle.create('bpmndi:BPMNShape', {
      id: this.freeId(`shape_${id}`),
      bpmnElement: element,
      bounds,
      ...expanded,
    });
    shape.$parent = this.plane;
    this.parts.push(shape);
  }

  /** New and turned flows, and those whose ends no longer meet their shapes, are led anew. */
  connect(touched: ReadonlySet<string>): void {
    const { moddle } = this.drawing;
    for (const [id, flow] of this.drawing.flows) {
      const [from, to] = [boundsOf(this.find(sourceOf(flow))), boundsOf(this.find(targetOf(flow)))];
      if (!from || !to) continue;
      const known = this.find(id);
      const points = listOf(known?.waypoint);
      if (known && !touched.has(id) && touches(from, points[0]) && touches(to, points.at(-1))) continue;
      const waypoint = wayBetween(from, to).map((point) => moddle.create('dc:Point', point));
      if (known) known.waypoint = waypoint;
      else {
        const edge = moddle.create('bpmndi:BPMNEdge', { id: this.freeId(`edge_${id}`), bpmnElement: flow, waypoint });
        edge.$parent = this.plane;
        this.parts.push(edge);
      }
    }
  }

  private freeId(wanted: string): string {
    const used = new Set(this.parts.map((part) => textOf(part.id)));
    let id = wanted;
    for (let number = 2; used.has(id); number += 1) id = `${wanted}_${number}`;
    return id;
  }
}

function boundsOf(shape: ModdleElement | undefined): Box | undefined {
  const bounds = childOf(shape?.bounds);
  return bounds && { x: Number(bounds.x), y: Number(bounds.y), w: Number(bounds.width), h: Number(bounds.height) };
}

const touches = ({ x, y, w, h }: Box, point: ModdleElement | undefined): boolean => {
  const [px, py] = [Number(point?.x), Number(point?.y)];
  return px >= x - 2 && px <= x + w + 2 && py >= y - 2 && py <= y + h + 2;
};

type Point = { readonly x: number; readonly y: number };

/** Right side to left side with one bend; back below both. */
function wayBetween(from: Box, to: Box): readonly Point[] {
  const start = { x: from.x + from.w, y: from.y + from.h / 2 };
  const end = { x: to.x, y: to.y + to.h / 2 };
  if (end.x < start.x) {
    const below = Math.max(from.y + from.h, to.y + to.h) + 24;
    const [left, right] = [to.x + to.w / 2, from.x + from.w / 2];
    return [
      { x: right, y: from.y + from.h },
      { x: right, y: below },
      { x: left, y: below },
      { x: left, y: to.y + to.h },
    ];
  }
  if (Math.abs(start.y - end.y) < 1) return [start, end];
  const middle = (start.x + end.x) / 2;
  return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
}
